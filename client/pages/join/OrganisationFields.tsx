import type { Answer } from '../../../shared/contract/calls.ts';
import { Select, TextField } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.tsx';

/** `id` is empty until something is chosen, and `other` while a name is typed. */
export interface Chosen {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly offered: Answer<'showJoin'>['organisations'];
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
  readonly isMissing: boolean;
}

const other = 'other';

/** An organisation from the list, or another one by its name. */
export function OrganisationFields({ offered, chosen, onChange, isMissing }: Props) {
  const t = useText();
  const needed = isMissing ? t('shell.field.needed') : undefined;
  return (
    <>
      <Select
        label={t('join.organisation')}
        value={chosen.id}
        onChange={(id) => onChange({ ...chosen, id })}
        error={chosen.id === '' ? needed : undefined}
        options={[
          { value: '', text: t('join.organisation.choose') },
          ...offered.map((one) => ({ value: one.id, text: one.name })),
          { value: other, text: t('join.organisation.other') },
        ]}
      />
      {chosen.id === other ? (
        <TextField
          label={t('join.organisation.name')}
          autoComplete="organization"
          maxLength={160}
          value={chosen.name}
          onChange={(name) => onChange({ ...chosen, name })}
          error={needed}
          required
        />
      ) : null}
    </>
  );
}

/** As the call wants it; undefined while it is not said. */
export function organisationOf({ id, name }: Chosen): { id: string } | { name: string } | undefined {
  if (id === '') return undefined;
  if (id !== other) return { id };
  return name.trim() === '' ? undefined : { name: name.trim() };
}
