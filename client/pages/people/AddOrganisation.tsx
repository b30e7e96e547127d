import { useState } from 'react';
import { type OrganisationType, organisationTypes } from '../../../shared/model.ts';
import { useSend } from '../../api/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Select, TextField } from '../../ui/Field.tsx';
import { useErrorWords } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import css from './PeoplePage.module.css';

/** By name alone; somebody of it can look after it later. */
export function AddOrganisation({ networkId }: { readonly networkId: string }) {
  const t = useText();
  const say = useErrorWords();
  const add = useSend('addOrganisation', ['people', 'network', 'cycle', 'home']);
  const [name, setName] = useState('');
  const [type, setType] = useState<OrganisationType>('district');
  return (
    <form
      className={css.add}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        add.mutate(
          { params: { network: networkId }, body: { name, type } },
          {
            onSuccess: () => setName(''),
            onError: (error) => showToast({ message: say(error) }),
          },
        );
      }}
    >
      <h2 className={css.addTitle}>{t('shell.people.addOrganisation')}</h2>
      <TextField
        label={t('shell.people.addOrganisation.name')}
        value={name}
        maxLength={160}
        autoComplete="off"
        onChange={setName}
      />
      <Select
        label={t('shell.setup.type')}
        value={type}
        onChange={setType}
        options={organisationTypes.map((value) => ({ value, text: t(`shell.type.${value}`) }))}
      />
      <Button type="submit" isDisabled={add.isPending}>
        {t('shell.people.addOrganisation.add')}
      </Button>
    </form>
  );
}
