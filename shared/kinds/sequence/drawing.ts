import { type Html, html } from '../../render/html.ts';
import type { PageInput } from '../kind.ts';
import type { Sequence, Unit } from './read.ts';
import { lanesOf, slotOf } from './slots.ts';
import { laneName, weeksWords } from './words.ts';

const [left, week, bar, top] = [110, 24, 22, 22];
/** About as many letters of a title as a week is wide. */
const lettersPerWeek = 4.2;

/** The year at a glance: a row for each grade, units as bars. The tables below say the same in words. */
export function drawing({ t }: PageInput, sequence: Sequence): Html {
  const lanes = lanesOf(sequence.units);
  const lastWeek = Math.max(
    sequence.yearWeeks,
    ...sequence.units.map((unit) => Math.ceil((slotOf(unit, sequence)?.to ?? 0) / sequence.daysPerWeek)),
  );
  let y = top;
  const rows = lanes.map((lane) => {
    const stacked = stack(lane.units, sequence);
    const at = y;
    y += Math.max(1, ...stacked.map(({ row }) => row + 1)) * bar + 6;
    return { lane, stacked, at };
  });
  const width = left + lastWeek * week;
  const x = (day: number) => left + (day / sequence.daysPerWeek) * week;
  return html`<svg class="sequence-drawing" viewBox="0 0 ${width + 1} ${y}" role="img" aria-label="${t('sequence.drawing', { grades: lanes.length, weeks: sequence.yearWeeks })}">${Array.from(
    { length: lastWeek },
    (_, index) =>
      html`<line class="sequence-line" x1="${left + index * week}" x2="${left + index * week}" y1="${top - 4}" y2="${y}"></line>${(index === 0 || (index + 1) % 4 === 0) && html`<text class="sequence-tick" x="${left + index * week + 3}" y="14">${index + 1}</text>`}`,
  )}${rows.map(
    ({ lane, stacked, at }) =>
      html`<text class="sequence-lane" x="0" y="${at + 15}">${cut(laneName(lane, t), 18)}</text>${stacked.map(
        ({ unit, from, to, row }) => {
          const wide = ((to - from) / sequence.daysPerWeek) * lettersPerWeek;
          return html`<g data-address="units/${unit.id}"><title>${unit.title}: ${weeksWords(unit, sequence, t)}</title><rect class="sequence-bar" x="${x(from) + 1}" y="${at + row * bar + 1}" width="${x(to) - x(from) - 2}" height="${bar - 3}" rx="3"></rect><text class="sequence-name" x="${x(from) + 5}" y="${at + row * bar + 14}">${cut(unit.title, wide - 1)}</text></g>`;
        },
      )}`,
  )}</svg>`;
}

export interface Stacked {
  readonly unit: Unit;
  readonly from: number;
  readonly to: number;
  /** The line of the lane it stands in: units that overlap stand under each other. */
  readonly row: number;
}

/** Puts the units of a lane into as few lines as show all of them. */
export function stack(units: readonly Unit[], plan: Pick<Sequence, 'daysPerWeek'>): readonly Stacked[] {
  const ends: number[] = [];
  return units
    .flatMap((unit) => {
      const slot = slotOf(unit, plan);
      return slot ? [{ unit, ...slot }] : [];
    })
    .toSorted((a, b) => a.from - b.from)
    .map((one) => {
      const free = ends.findIndex((end) => end <= one.from);
      const row = free < 0 ? ends.length : free;
      ends[row] = one.to;
      return { ...one, row };
    });
}

function cut(text: string, letters: number): string {
  const most = Math.max(0, Math.floor(letters));
  return text.length <= most ? text : most < 2 ? '' : `${text.slice(0, most - 1).trimEnd()}…`;
}
