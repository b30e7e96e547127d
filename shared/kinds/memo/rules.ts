import type { Measured, Row } from '../../content/fields.ts';
import type { Surroundings } from '../kind.ts';
import { measuredOf, textOf } from './read.ts';

/** The computed values of a memo: the one place for editor, checks, page and export. */

/** A version of a definition, as a measure cell holds it. */
export interface MeasureRef {
  readonly definitionId: string;
  readonly n: number;
}

export function measureRef(value: string): MeasureRef | undefined {
  const match = /^(.+)@(\d{1,6})$/.exec(value);
  return match?.[1] ? { definitionId: match[1], n: Number(match[2]) } : undefined;
}

export function measureValue({ definitionId, n }: MeasureRef): string {
  return `${definitionId}@${n}`;
}

/** The unit of a measure, as its definition names it. */
export function unitOf(measure: string | undefined, surroundings: Surroundings): string {
  const unit = measure === undefined ? undefined : surroundings.references[measure]?.detail?.unit;
  return typeof unit === 'string' ? unit.trim() : '';
}

/** Whether values of this unit are shares of a hundred, so that their change is in percentage points. */
export function isPercent(unit: string): boolean {
  return /^(%|percent\b|per cent\b|por ?ciento\b|porcentaje\b)/i.test(unit);
}

export type Change =
  | { readonly type: 'points'; readonly value: number }
  | { readonly type: 'amount'; readonly value: number; readonly unit: string }
  /** Two values that no change can be said of; `why` is the state that hinders. */
  | { readonly type: 'none'; readonly why: 'suppressed' | 'notReported' }
  /** Nobody has filled in both yet. */
  | { readonly type: 'open' };

/** From before to now. Said only where both were reported, zero included; rates of several rows are never averaged. */
export function changeOf(row: Row, surroundings: Surroundings): Change {
  const before = measuredOf(row.fields.before);
  const now = measuredOf(row.fields.now);
  if (!before || !now) return { type: 'open' };
  const from = reportedNumber(before);
  const to = reportedNumber(now);
  if (from === undefined || to === undefined) {
    const suppressed = before.state === 'suppressed' || now.state === 'suppressed';
    return { type: 'none', why: suppressed ? 'suppressed' : 'notReported' };
  }
  const value = tidy(to - from);
  const unit = unitOf(textOf(row.fields.measure), surroundings);
  return isPercent(unit) ? { type: 'points', value } : { type: 'amount', value, unit };
}

/** The number that was reported; zero is one. */
export function reportedNumber(value: Measured | undefined): number | undefined {
  if (value?.state === 'reported') return value.value;
  return value?.state === 'zero' ? 0 : undefined;
}

/** Takes away what binary fractions add: 61.2 − 58.1 is 3.1. */
function tidy(value: number): number {
  const rounded = Math.round(value * 1e6) / 1e6;
  return rounded === 0 ? 0 : rounded;
}

export interface Difference {
  readonly definitionId: string;
  readonly row: Row;
  readonly n: number;
  /** The newest version that another row of the memo uses. */
  readonly against: number;
  /** The parts of the definition that say something else in the two versions. */
  readonly differs: readonly DefinitionPart[];
}

/** What a definition of a measure says, part by part. */
export const definitionParts = [
  'numerator',
  'denominator',
  'eligibility',
  'window',
  'exclusions',
  'unit',
  'source',
] as const;
export type DefinitionPart = (typeof definitionParts)[number];

export function partsThatDiffer(
  definitionId: string,
  n: number,
  against: number,
  { references }: Pick<Surroundings, 'references'>,
): readonly DefinitionPart[] {
  const said = (version: number) => references[measureValue({ definitionId, n: version })]?.detail;
  const [one, other] = [said(n), said(against)];
  return definitionParts.filter((part) => (one?.[part] ?? '') !== (other?.[part] ?? ''));
}

/**
 * Rows that measure by an older version of a definition than another row does. The two are not compared with
 * each other: not on one scale, not in one sentence.
 */
export function differences(
  rows: readonly Row[],
  surroundings: Pick<Surroundings, 'references'>,
): readonly Difference[] {
  const used = rows.flatMap((row) => {
    const ref = measureRef(textOf(row.fields.measure) ?? '');
    return ref && hasNumber(row) ? [{ ...ref, row }] : [];
  });
  const newest = new Map<string, number>();
  for (const { definitionId, n } of used)
    newest.set(definitionId, Math.max(n, newest.get(definitionId) ?? 0));
  return used.flatMap(({ definitionId, n, row }) => {
    const against = newest.get(definitionId) ?? n;
    if (n >= against) return [];
    return [
      { definitionId, row, n, against, differs: partsThatDiffer(definitionId, n, against, surroundings) },
    ];
  });
}

/** Whether a row of evidence says anything yet: any of its three values, in whatever state. */
export function isFilled(row: Row): boolean {
  return [row.fields.before, row.fields.now, row.fields.predicted].some((one) => measuredOf(one));
}

/** Whether a row reports a number that needs its n, date and source. */
export function hasNumber(row: Row): boolean {
  return [row.fields.before, row.fields.now].some((one) => reportedNumber(measuredOf(one)) !== undefined);
}

/** Whether a row says how it came out. */
export function hasResult(row: Row): boolean {
  return reportedNumber(measuredOf(row.fields.now)) !== undefined;
}
