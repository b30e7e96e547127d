import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useAnswer, useSend } from '../../../api/queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Field.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Skeleton, useErrorWords } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { useText } from '../../../ui/text.tsx';
import css from './panels.module.css';

const roles = ['viewer', 'commenter', 'editor'] as const;

/** With whom an organisation's document is shared, and as what. */
export function Grants({ documentId }: { readonly documentId: string }) {
  const t = useText();
  const say = useErrorWords();
  const params = { document: documentId };
  const asked = useAnswer('grants', { params });
  const add = useSend('addGrant', ['grants']);
  const end = useSend('endGrant', ['grants']);
  const [chosen, setChosen] = useState('');
  const [role, setRole] = useState<(typeof roles)[number]>('viewer');
  if (!asked.data) return asked.isError ? <p>{say(asked.error)}</p> : <Skeleton lines={2} />;

  const { grants, candidates } = asked.data;
  const free = candidates.filter((one) => !grants.some((grant) => grant.to.id === one.id));
  const picked = free.find((one) => one.id === chosen) ?? free[0];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (picked) add.mutate({ params, body: { to: { type: picked.type, id: picked.id }, role } });
  };

  return (
    <div className={css.stack}>
      <h4 className={css.heading}>{t('doc.people.grants')}</h4>
      {grants.length === 0 ? <p className={css.soft}>{t('doc.people.noGrants')}</p> : null}
      <ul className={css.people}>
        {grants.map((grant) => (
          <li key={grant.id} className={css.person}>
            <span className={css.grow}>
              {grant.to.name} <span className={css.soft}>{t(`doc.people.${grant.role}`)}</span>
            </span>
            <IconButton
              label={t('doc.people.end', { name: grant.to.name })}
              onPress={() =>
                end.mutate(
                  { params: { ...params, grant: grant.id } },
                  {
                    onSuccess: () => showToast({ message: t('doc.people.ended', { name: grant.to.name }) }),
                    onError: (error) => showToast({ message: say(error) }),
                  },
                )
              }
            >
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      {picked ? (
        <form className={css.form} onSubmit={submit}>
          <Select
            label={t('doc.people.with')}
            value={picked.id}
            onChange={setChosen}
            options={free.map((one) => ({ value: one.id, text: one.name }))}
          />
          <Select
            label={t('doc.people.as')}
            value={role}
            onChange={setRole}
            options={roles.map((value) => ({ value, text: t(`doc.people.${value}`) }))}
            error={add.error ? say(add.error) : undefined}
          />
          <Button type="submit" isDisabled={add.isPending}>
            {t('doc.people.add')}
          </Button>
        </form>
      ) : (
        <p className={css.soft}>{t('doc.people.nobody')}</p>
      )}
    </div>
  );
}
