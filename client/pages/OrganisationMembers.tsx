import { UserCheck, UserRoundX } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import type { Answer } from '../../shared/contract/calls.ts';
import type { RouteName } from '../../shared/contract/routes.ts';
import { useSend } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import rows from '../ui/rows.module.css';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/text.tsx';
import { showToast } from '../ui/toasts.ts';
import { useRemoval } from '../ui/useRemoval.ts';
import { useFailed } from './useFailed.ts';

type Data = Answer<'organisation'>;

const stale: readonly RouteName[] = ['organisation', 'people', 'home', 'session'];

/** Who belongs to the organisation; its administrators end a membership here, and may think better of it. */
export function Members({ data }: { readonly data: Data }) {
  const t = useText();
  const failed = useFailed();
  const { organisation, admin, members } = data;
  const { mutateAsync } = useSend('endMember', stale);
  const { gone, remove, bringBack } = useRemoval(
    useCallback(
      (person: string) => mutateAsync({ params: { organisation: organisation.id, person } }),
      [mutateAsync, organisation.id],
    ),
    failed,
  );
  // Whoever left and is confirmed anew is shown again.
  useEffect(() => {
    for (const id of gone) if (!members.some((person) => person.id === id)) bringBack(id);
  }, [gone, members, bringBack]);
  const shown = members.filter((person) => !gone.has(person.id));
  const administrators = shown.filter((person) => person.admin).length;
  return (
    <Section title={t('shell.organisation.members')}>
      <ul className={rows.rows}>
        {shown.map((person) => (
          <li key={person.id} className={rows.row}>
            <span className={rows.main}>{person.name}</span>
            <span className={rows.soft}>
              {t(`shell.job.${person.job}`)}
              {person.admin ? ` · ${t('shell.people.admin')}` : ''}
            </span>
            {admin && !(person.admin && administrators === 1) ? (
              <IconButton
                label={t('shell.organisation.member.remove', {
                  name: person.name,
                  organisation: organisation.name,
                })}
                onPress={() =>
                  remove(
                    person.id,
                    t('shell.organisation.member.removed', {
                      name: person.name,
                      organisation: organisation.name,
                    }),
                  )
                }
              >
                <UserRoundX aria-hidden />
              </IconButton>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Who was let into a network in the organisation's name, for its administrators to confirm with one click. */
export function Unconfirmed({ data: { organisation, unconfirmed } }: { readonly data: Data }) {
  const t = useText();
  const failed = useFailed();
  const confirm = useSend('confirmMember', stale);
  const end = useSend('endMember', stale);
  return (
    <Section title={t('shell.organisation.unconfirmed')}>
      <p className={rows.note}>{t('shell.organisation.unconfirmed.words')}</p>
      <ul className={rows.rows}>
        {unconfirmed.map(({ id, name, job, networks }) => (
          <li key={id} className={rows.row}>
            <span className={rows.main}>
              {name}
              <br />
              <span className={rows.soft}>
                {t(`shell.job.${job}`)} · {networks.join(', ')}
              </span>
            </span>
            <Button
              icon={<UserCheck aria-hidden />}
              aria-label={t('shell.organisation.confirm.label', { name })}
              isDisabled={confirm.isPending}
              onPress={() =>
                confirm.mutate(
                  { params: { organisation: organisation.id }, body: { personId: id, job } },
                  {
                    onSuccess: () =>
                      showToast({
                        message: t('shell.organisation.confirmed', {
                          name,
                          organisation: organisation.name,
                        }),
                        undo: () =>
                          end.mutate(
                            { params: { organisation: organisation.id, person: id } },
                            { onError: failed },
                          ),
                      }),
                    onError: failed,
                  },
                )
              }
            >
              {t('shell.organisation.confirm')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
