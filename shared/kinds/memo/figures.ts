import type { Content, Measured, Row } from '../../content/fields.ts';
import { lineText } from '../../content/text.ts';
import type { Surroundings } from '../kind.ts';
import { measuredOf, rowsOf, textOf } from './read.ts';
import { isPercent, measureRef, reportedNumber, unitOf } from './rules.ts';

/** Small charts of what may be compared: one figure for each version of a definition, all its panels on one scale. */
export interface Figure {
  /** `definitionId@n`. */
  readonly measure: string;
  readonly unit: string;
  /** Values at the two ends of the scale. */
  readonly scale: readonly [number, number];
  /** Days at the two ends of the time axis; undefined where no row says when. */
  readonly days: readonly [string, string] | undefined;
  readonly target: number | undefined;
  readonly panels: readonly Panel[];
}
export interface Panel {
  readonly organisation: string;
  readonly group: string;
  readonly before: Point | undefined;
  readonly now: Point | undefined;
  readonly predicted: number | undefined;
  readonly events: readonly LocalEvent[];
}
export interface Point {
  readonly value: Measured;
  readonly on: string | undefined;
}
export interface LocalEvent {
  /** `a`, `b`, `c`: what the chart calls it. */
  readonly letter: string;
  readonly on: string;
  readonly what: string;
}

export function figuresOf(content: Content, surroundings: Surroundings): readonly Figure[] {
  const rows = rowsOf(content.fields, 'evidence').filter((row) =>
    measureRef(textOf(row.fields.measure) ?? ''),
  );
  const all = eventsOf(content);
  const measures = new Set(rows.flatMap((row) => textOf(row.fields.measure) ?? []));
  return [...measures].flatMap((measure) => {
    const panels = rows
      .filter((row) => row.fields.measure === measure)
      .map((row) => panelOf(row, all))
      .filter(({ before, now }) => [before, now].some((one) => reportedNumber(one?.value) !== undefined));
    if (panels.length === 0) return [];
    const unit = unitOf(measure, surroundings);
    const { cycle } = surroundings;
    const target =
      cycle?.measure !== undefined && cycle.measure === measureRef(measure)?.definitionId
        ? cycle.target
        : undefined;
    return [{ measure, unit, scale: scaleOf(panels, unit, target), days: daysOf(panels), target, panels }];
  });
}

function panelOf(row: Row, all: ReadonlyMap<string, readonly LocalEvent[]>): Panel {
  const point = (name: 'before' | 'now', on: 'from' | 'to'): Point | undefined => {
    const value = measuredOf(row.fields[name]);
    return value && { value, on: textOf(row.fields[on]) };
  };
  const organisation = textOf(row.fields.organisation) ?? '';
  return {
    organisation,
    group: lineText(row.fields.group),
    before: point('before', 'from'),
    now: point('now', 'to'),
    predicted: reportedNumber(measuredOf(row.fields.predicted)),
    events: all.get(organisation) ?? [],
  };
}

/** By organisation, each with a letter of its own in the memo. */
function eventsOf(content: Content): ReadonlyMap<string, readonly LocalEvent[]> {
  const events = new Map<string, LocalEvent[]>();
  const dated = rowsOf(content.fields, 'events').flatMap(({ fields }) => {
    const [on, what] = [textOf(fields.on), lineText(fields.what)];
    return on && what !== '' ? [{ organisation: textOf(fields.organisation) ?? '', on, what }] : [];
  });
  for (const [i, { organisation, on, what }] of dated.entries()) {
    const letter = String.fromCharCode(97 + (i % 26));
    events.set(organisation, [...(events.get(organisation) ?? []), { letter, on, what }]);
  }
  return events;
}

const steps = [1, 2, 2.5, 4, 5, 6, 8, 10];

/** From zero to the next round number above everything shown; below zero where something is. */
function scaleOf(
  panels: readonly Panel[],
  unit: string,
  target: number | undefined,
): readonly [number, number] {
  const values = panels.flatMap(({ before, now, predicted }) =>
    [reportedNumber(before?.value), reportedNumber(now?.value), predicted, target].filter(
      (one) => one !== undefined,
    ),
  );
  const most = Math.max(0, ...values);
  const least = Math.min(0, ...values);
  const top = isPercent(unit) && most > 60 && most <= 100 ? 100 : roundUp(most);
  return [least < 0 ? -roundUp(-least) : 0, top === 0 && least === 0 ? 1 : top];
}

function roundUp(value: number): number {
  if (value <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = steps.find((one) => one * power >= value - 1e-9) ?? 10;
  return Number((step * power).toPrecision(6));
}

function daysOf(panels: readonly Panel[]): readonly [string, string] | undefined {
  const days = panels
    .flatMap(({ before, now, events }) => [before?.on, now?.on, ...events.map((one) => one.on)])
    .filter((one) => one !== undefined)
    .toSorted();
  const [first, last] = [days[0], days.at(-1)];
  return first !== undefined && last !== undefined && first < last ? [first, last] : undefined;
}
