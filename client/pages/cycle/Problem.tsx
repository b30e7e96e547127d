import { useState } from 'react';
import type { Answer, Sent } from '../../../shared/contract/calls.ts';
import { useAnswer, useSend } from '../../api/queries.ts';
import { useDates } from '../../ui/dates.ts';
import { readNumber, Select } from '../../ui/Field.tsx';
import { InlineField } from '../../ui/InlineField.tsx';
import type { SaveState } from '../../ui/SaveLight.tsx';
import { useText } from '../../ui/text.tsx';
import { useAutosave } from '../../ui/useAutosave.ts';
import css from './Problem.module.css';

type Stored = Partial<NonNullable<Answer<'cycle'>['problem']>>;
interface Draft {
  readonly sentence?: string;
  readonly baseline?: string;
  readonly target?: string;
  readonly unit?: string;
  readonly dueOn?: string;
  readonly definitionId?: string;
}

/** The shared problem, edited where it stands. Only what one touched lies over what the others wrote. */
export function useProblem(networkId: string, stored: Stored = {}) {
  const [draft, setDraft] = useState<Draft>({});
  const save = useSend('saveProblem', ['cycle', 'network', 'home']);
  const saving = useAutosave((body: Sent<'saveProblem'>['body']) =>
    save.mutateAsync({ params: { network: networkId }, body }),
  );
  const shown: Required<Draft> = {
    sentence: stored.sentence ?? '',
    baseline: String(stored.baseline ?? ''),
    target: String(stored.target ?? ''),
    unit: stored.unit ?? '',
    dueOn: stored.dueOn ?? '',
    definitionId: stored.definitionId ?? '',
    ...draft,
  };
  const change = (part: Draft): void => {
    setDraft((before) => ({ ...before, ...part }));
    const next = { ...shown, ...part };
    if (next.sentence.trim() === '') return;
    const baseline = readNumber(next.baseline);
    const target = readNumber(next.target);
    saving.change({
      sentence: next.sentence,
      ...(baseline === undefined ? {} : { baseline }),
      ...(target === undefined ? {} : { target }),
      ...(next.unit.trim() === '' ? {} : { unit: next.unit }),
      ...(next.dueOn === '' ? {} : { dueOn: next.dueOn }),
      ...(next.definitionId === '' ? {} : { definitionId: next.definitionId }),
    });
  };
  return { shown, change, state: saving.state };
}

export interface ProblemProps {
  readonly networkId: string;
  readonly problem: {
    readonly shown: Required<Draft>;
    readonly change: (part: Draft) => void;
    readonly state: SaveState | undefined;
  };
  readonly mayWrite: boolean;
}

export function Problem({ networkId, problem: { shown, change }, mayWrite }: ProblemProps) {
  const t = useText();
  const dates = useDates();
  const definitions = useAnswer('definitions', { params: { network: networkId } });
  const measures = definitions.data?.definitions.filter((each) => each.sort === 'measure') ?? [];
  const measure = measures.find((each) => each.id === shown.definitionId);
  if (!mayWrite)
    return (
      <div className={css.problem}>
        <p className={css.sentence}>{shown.sentence || t('shell.cycle.problem.none')}</p>
        {shown.baseline || shown.target ? (
          <p className={css.figures}>
            <b>{shown.baseline || '–'}</b> → <b>{shown.target || '–'}</b> {shown.unit}
            {shown.dueOn ? ` · ${t('shell.cycle.due')} ${dates.day(shown.dueOn)}` : ''}
            {measure ? ` · ${measure.name}` : ''}
          </p>
        ) : null}
      </div>
    );
  return (
    <div className={css.problem}>
      <InlineField
        label={t('shell.cycle.problem')}
        look="hero"
        multiline
        placeholder={t('shell.cycle.problem.placeholder')}
        value={shown.sentence}
        maxLength={400}
        // A new network starts with its problem: the first thing to write.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={shown.sentence === ''}
        onChange={(sentence) => change({ sentence })}
      />
      <div className={css.fields}>
        <InlineField
          label={t('shell.cycle.baseline')}
          shownLabel
          inputMode="decimal"
          placeholder="–"
          value={shown.baseline}
          onChange={(baseline) => change({ baseline })}
        />
        <span className={css.arrow} aria-hidden>
          →
        </span>
        <InlineField
          label={t('shell.cycle.target')}
          shownLabel
          inputMode="decimal"
          placeholder="–"
          value={shown.target}
          onChange={(target) => change({ target })}
        />
        <InlineField
          label={t('shell.cycle.unit')}
          shownLabel
          placeholder={t('shell.cycle.unit.placeholder')}
          maxLength={60}
          value={shown.unit}
          onChange={(unit) => change({ unit })}
        />
        <InlineField
          label={t('shell.cycle.due')}
          shownLabel
          type="date"
          value={shown.dueOn}
          onChange={(dueOn) => change({ dueOn })}
        />
        {measures.length > 0 ? (
          <div className={css.measure}>
            <Select
              label={t('shell.cycle.measure')}
              value={shown.definitionId}
              onChange={(definitionId) => change({ definitionId })}
              options={[
                { value: '', text: t('shell.cycle.measure.none') },
                ...measures.map((each) => ({ value: each.id, text: each.name })),
              ]}
            />
          </div>
        ) : null}
      </div>
    </div>
  );
}
