import { useState } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { Button } from '../../ui/Button.tsx';
import { RadioGroup } from '../../ui/Choice.tsx';
import { TextArea, TextField } from '../../ui/Field.tsx';
import form from '../../ui/form.module.css';
import { Notice } from '../../ui/Notice.tsx';
import { useErrorWords } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import css from './DefinitionsPage.module.css';
import { bodyOf, type DefinitionBody, type DefinitionDraft, emptyDraft, measureFields } from './draft.ts';
import { SkillFields } from './SkillFields.tsx';

export interface DefinitionFormProps {
  readonly organisations: Answer<'network'>['organisations'];
  /** A revision starts from what there is and keeps its sort. */
  readonly from?: DefinitionDraft;
  readonly words?: string;
  readonly submit: string;
  readonly pending: boolean;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly onSubmit: (body: DefinitionBody) => void;
  readonly onCancel: () => void;
}

export function DefinitionForm(props: DefinitionFormProps) {
  const { organisations, from, words, submit, pending, error, onSubmit, onCancel } = props;
  const t = useText();
  const say = useErrorWords();
  const [draft, setDraft] = useState(from ?? emptyDraft);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<DefinitionDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const nameless = draft.name.trim() === '';
  return (
    <form
      className={`${form.form} ${css.form}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!nameless) onSubmit(bodyOf(draft));
      }}
    >
      {words ? <p className={form.soft}>{words}</p> : null}
      {from ? null : (
        <RadioGroup
          label={t('shell.definitions.sort')}
          value={draft.sort}
          onChange={(sort) => change({ sort })}
          options={(['measure', 'skill'] as const).map((value) => ({
            value,
            text: t(`shell.definitions.${value}`),
            hint: t(`shell.definitions.${value}.hint`),
          }))}
        />
      )}
      <TextField
        label={t('shell.definitions.name')}
        value={draft.name}
        maxLength={120}
        // The form opens where "Add" or "Revise" was pressed; its first field is the next step.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={(name) => change({ name })}
        error={tried && nameless ? t('shell.field.needed') : undefined}
      />
      {draft.sort === 'measure' ? (
        measureFields.map((field) => (
          <TextArea
            key={field}
            label={t(`shell.definitions.${field}`)}
            rows={1}
            maxLength={field === 'unit' ? 60 : field === 'window' || field === 'source' ? 300 : 500}
            value={draft.measure[field] ?? ''}
            onChange={(text) => change({ measure: { ...draft.measure, [field]: text } })}
          />
        ))
      ) : (
        <SkillFields draft={draft} organisations={organisations} change={change} />
      )}
      {error ? (
        <Notice tone="stop" live>
          {say(error)}
        </Notice>
      ) : null}
      <div className={form.actions}>
        <Button type="submit" variant="primary" isDisabled={pending}>
          {submit}
        </Button>
        <Button variant="quiet" onPress={onCancel}>
          {t('shell.cancel')}
        </Button>
      </div>
    </form>
  );
}
