import type { Answer } from '../../../shared/contract/calls.ts';
import { type Phase, phases } from '../../../shared/model.ts';
import { addDays, daysBetween, today, useDates } from '../../ui/dates.ts';
import { useText } from '../../ui/text.tsx';
import css from './Timeline.module.css';

type Cycle = Answer<'cycle'>['cycle'];

interface Span {
  readonly phase: Phase;
  readonly from: string;
  readonly to: string;
}

/** The four phases; each but the last ends on the day before the next begins. */
export function spans(cycle: Cycle): readonly Span[] {
  const starts = [cycle.startsOn, cycle.collectOn, cycle.compareOn, cycle.decideOn];
  return phases.map((phase, i) => {
    const next = starts[i + 1];
    return { phase, from: starts[i] ?? cycle.startsOn, to: next ? addDays(next, -1) : cycle.endsOn };
  });
}

export function Timeline({ cycle }: { readonly cycle: Cycle }) {
  const t = useText();
  const dates = useDates();
  const now = today();
  const total = daysBetween(cycle.startsOn, cycle.endsOn) + 1;
  const percent = (day: string): number =>
    Math.min(100, Math.max(0, (daysBetween(cycle.startsOn, day) / total) * 100));
  const running = now >= cycle.startsOn && now <= cycle.endsOn;
  const parts = spans(cycle);
  const range = (span: Span): string =>
    t('shell.cycle.phase.dates', { from: dates.day(span.from), to: dates.day(span.to) });
  const isNow = (span: Span): boolean => now >= span.from && now <= span.to;
  const current = parts.find(isNow);
  return (
    <div className={css.timeline}>
      <svg className={css.bar} aria-hidden width="100%" height="58">
        {parts.map((span) => {
          const x = percent(span.from);
          return (
            <g key={span.phase} className={isNow(span) ? css.now : now > span.to ? css.past : css.ahead}>
              <rect x={`${x}%`} y="0" width={`${percent(addDays(span.to, 1)) - x}%`} height="10" />
              <text x={`${x}%`} y="32" dx="1" className={css.phase}>
                {t(`shell.phase.${span.phase}`)}
              </text>
              <text x={`${x}%`} y="50" dx="1" className={css.dates}>
                {range(span)}
              </text>
            </g>
          );
        })}
        {parts.slice(1).map((span) => (
          <line
            key={span.phase}
            x1={`${percent(span.from)}%`}
            x2={`${percent(span.from)}%`}
            y1="0"
            y2="10"
            className={css.joint}
          />
        ))}
        {running ? (
          <g className={css.marker}>
            <circle cx={`${percent(now) + 50 / total}%`} cy="5" r="7" />
          </g>
        ) : null}
      </svg>
      <ol className={css.list}>
        {parts.map((span) => (
          <li key={span.phase} aria-current={isNow(span) ? 'step' : undefined}>
            <b>{t(`shell.phase.${span.phase}`)}</b> <span>{range(span)}</span>
          </li>
        ))}
      </ol>
      <p className={css.words}>
        {running
          ? `${t('shell.cycle.day', { day: daysBetween(cycle.startsOn, now) + 1, length: total })} · ${t(
              'shell.cycle.timeline.now',
              { date: dates.day(now), phase: current ? t(`shell.phase.${current.phase}`) : '' },
            )}`
          : now < cycle.startsOn
            ? t('shell.cycle.timeline.before', { date: dates.day(cycle.startsOn) })
            : t('shell.cycle.timeline.after', { date: dates.day(cycle.endsOn) })}
      </p>
    </div>
  );
}
