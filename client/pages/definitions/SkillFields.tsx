import { Plus, X } from 'lucide-react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea, TextField } from '../../ui/Field.tsx';
import form from '../../ui/form.module.css';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';
import css from './DefinitionsPage.module.css';
import { type DefinitionDraft, withNewRow, withRow } from './draft.ts';

export interface SkillFieldsProps {
  readonly draft: DefinitionDraft;
  readonly organisations: Answer<'network'>['organisations'];
  readonly change: (part: Partial<DefinitionDraft>) => void;
}

/** Descriptors by level and grade band, and what each organisation calls the skill. */
export function SkillFields({ draft, organisations, change }: SkillFieldsProps) {
  const t = useText();
  const rows = draft.descriptors;
  return (
    <>
      <fieldset className={form.group}>
        <legend className={form.legend}>{t('shell.definitions.descriptors')}</legend>
        {rows.map((row, i) => (
          // Rows have no identity of their own: they are typed in order and sent as a list.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={i} className={css.descriptor}>
            <TextField
              label={t('shell.definitions.level')}
              value={row.level}
              maxLength={80}
              onChange={(level) => change({ descriptors: withRow(rows, i, { level }) })}
            />
            <TextField
              label={t('shell.definitions.band')}
              value={row.band}
              maxLength={40}
              onChange={(band) => change({ descriptors: withRow(rows, i, { band }) })}
            />
            <TextArea
              label={t('shell.definitions.text')}
              rows={1}
              value={row.text}
              maxLength={500}
              onChange={(text) => change({ descriptors: withRow(rows, i, { text }) })}
            />
            <IconButton
              label={t('shell.definitions.removeRow', { n: i + 1 })}
              onPress={() => change({ descriptors: rows.filter((_, at) => at !== i) })}
            >
              <X aria-hidden />
            </IconButton>
          </div>
        ))}
        <div>
          <Button
            variant="quiet"
            flush
            icon={<Plus aria-hidden />}
            isDisabled={rows.length >= 40}
            onPress={() => change({ descriptors: withNewRow(rows) })}
          >
            {t('shell.definitions.addRow')}
          </Button>
        </div>
      </fieldset>
      <fieldset className={form.group}>
        <legend className={form.legend}>{t('shell.definitions.terms')}</legend>
        {organisations.map((organisation) => (
          <TextField
            key={organisation.id}
            label={t('shell.definitions.term', { organisation: organisation.name })}
            value={draft.terms[organisation.id] ?? ''}
            maxLength={120}
            onChange={(term) => change({ terms: { ...draft.terms, [organisation.id]: term } })}
          />
        ))}
      </fieldset>
    </>
  );
}
