import { useState } from 'react';
import type { Answer, Sent } from '../../../shared/contract/calls.ts';
import { useSend } from '../../api/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { daysBetween } from '../../ui/dates.ts';
import { InlineField } from '../../ui/InlineField.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SaveLight } from '../../ui/SaveLight.tsx';
import { useText } from '../../ui/text.tsx';
import { useAutosave } from '../../ui/useAutosave.ts';
import css from './Dates.module.css';

type Dates = NonNullable<Sent<'updateCycle'>['body']['dates']>;
const order = ['startsOn', 'collectOn', 'compareOn', 'decideOn', 'endsOn'] as const;
const labels = {
  startsOn: 'shell.cycle.dates.start',
  collectOn: 'shell.phase.collect',
  compareOn: 'shell.phase.compare',
  decideOn: 'shell.phase.decide',
  endsOn: 'shell.cycle.dates.end',
} as const;

/** The five dates of a cycle, below its timeline. They are kept only while they follow each other. */
export function CycleDates({ cycle }: { readonly cycle: Answer<'cycle'>['cycle'] }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<Partial<Dates>>({});
  const update = useSend('updateCycle', ['cycle', 'network', 'home']);
  const saving = useAutosave((dates: Dates) =>
    update.mutateAsync({ params: { cycle: cycle.id }, body: { dates } }),
  );
  const shown: Dates = {
    startsOn: cycle.startsOn,
    collectOn: cycle.collectOn,
    compareOn: cycle.compareOn,
    decideOn: cycle.decideOn,
    endsOn: cycle.endsOn,
    ...draft,
  };
  const ordered = inOrder(shown);
  const days = daysBetween(shown.startsOn, shown.endsOn) + 1;
  if (!open)
    return (
      <div>
        <Button variant="quiet" flush onPress={() => setOpen(true)}>
          {t('shell.cycle.dates')}
        </Button>
      </div>
    );
  return (
    <div className={css.dates}>
      <div className={css.fields}>
        {order.map((key) => (
          <InlineField
            key={key}
            type="date"
            label={t(labels[key])}
            shownLabel
            value={shown[key]}
            onChange={(day) => {
              setDraft((before) => ({ ...before, [key]: day }));
              const next = { ...shown, [key]: day };
              if (inOrder(next)) saving.change(next);
            }}
          />
        ))}
      </div>
      {ordered ? null : (
        <Notice tone="stop" live>
          {t('shell.cycle.dates.order')}
        </Notice>
      )}
      {ordered && (days < 42 || days > 56) ? (
        <Notice tone="attention" live>
          {t('shell.cycle.dates.length', { days })}
        </Notice>
      ) : null}
      <div className={css.foot}>
        <Button onPress={() => setOpen(false)}>{t('shell.cycle.dates.done')}</Button>
        {saving.state ? <SaveLight state={saving.state} /> : null}
      </div>
    </div>
  );
}

function inOrder(dates: Dates): boolean {
  return order.every((key, i) => {
    const before = order[i - 1];
    return dates[key] !== '' && (before === undefined || dates[before] < dates[key]);
  });
}
