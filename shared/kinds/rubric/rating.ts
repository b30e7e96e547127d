import { under } from '../../content/address.ts';
import type { Change } from '../../content/apply.ts';
import type { Fields, Matrix, Node, Row, Value } from '../../content/fields.ts';
import { lineOf } from '../../content/text.ts';
import type { raterStates, scoringEvents } from './fields.ts';

/** vendor → criterion → score */
export type Cells = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface RaterFacts {
  /** Of the list `ratings`. */
  readonly row: string;
  readonly name: string;
  readonly organisationId: string | undefined;
  readonly personId: string;
  readonly state: (typeof raterStates)[number];
  /** What they had scored when the weights were last reopened. */
  readonly beforeReopening: Cells;
}

export function cellsIn(value: Value | undefined): Matrix['cells'] {
  return typeof value === 'object' && 'cells' in value ? value.cells : {};
}

export function rowsIn(value: Value | undefined): readonly Row[] {
  return Array.isArray(value) ? (value as readonly Row[]) : [];
}

/** The scores of a part or of a rating. */
export function scoresIn(fields: Fields): Cells {
  return eachCell(fields.scores, (value) => (typeof value === 'string' ? value : undefined));
}

/**
 * What is put into the shared part when a rater's scores come into the open. Only the scores of who has finished
 * do: of the vendors they have no interest in, and the categories they chose.
 */
export function ratingChanges(rater: RaterFacts, sealed: Fields, shared: Fields): readonly Change[] {
  const exists = rowsIn(shared.ratings).some((one) => one.id === rater.row);
  const at = under('ratings', rater.row);
  const hasFinished = rater.state === 'finished' || rater.state === 'late';
  return [
    ...(exists ? [] : [{ type: 'insertRow' as const, list: 'ratings', row: { id: rater.row, fields: {} } }]),
    { type: 'text', address: under(at, 'name'), nodes: lineOf(rater.name) },
    ...(rater.organisationId
      ? [{ type: 'set' as const, address: under(at, 'organisation'), value: rater.organisationId }]
      : []),
    { type: 'set', address: under(at, 'person'), value: rater.personId },
    { type: 'set', address: under(at, 'state'), value: rater.state },
    ...(hasFinished ? scoreChanges(at, rater, sealed, shared) : []),
  ];
}

function scoreChanges(
  at: string,
  { beforeReopening }: RaterFacts,
  sealed: Fields,
  shared: Fields,
): readonly Change[] {
  const conflicts = rowsIn(sealed.conflicts).filter(({ fields }) => fields.conflict === true);
  const counted = countedCriteria(sealed, shared);
  const vendors = new Set(
    rowsIn(shared.vendors)
      .map(({ id }) => id)
      .filter((id) => !conflicts.some((one) => one.id === id)),
  );
  const perCell = (name: string, change: (address: string, value: Value) => Change): readonly Change[] =>
    Object.entries(cellsIn(sealed[name])).flatMap(([vendor, cells]) =>
      Object.entries(cells)
        .filter(([criterion]) => vendors.has(vendor) && counted.has(criterion))
        .map(([criterion, value]) => change(under(at, name, vendor, criterion), value)),
    );
  const scores = scoresIn(sealed);
  return [
    ...perCell('scores', (address, value) => ({ type: 'set', address, value: value as string })),
    ...perCell('notes', (address, nodes) => ({ type: 'text', address, nodes: nodes as readonly Node[] })),
    ...perCell('links', (address, nodes) => ({ type: 'text', address, nodes: nodes as readonly Node[] })),
    ...pairsIn(scores)
      .filter(([vendor, criterion, score]) => beforeReopening[vendor]?.[criterion] === score)
      .filter(([vendor, criterion]) => vendors.has(vendor) && counted.has(criterion))
      .map(([vendor, criterion]) => mark(at, vendor, criterion)),
    ...conflicts.flatMap(({ id, fields }): readonly Change[] => {
      const list = under(at, 'conflicts');
      const isThere = rowsIn(ratingIn(shared, at)?.conflicts).some((one) => one.id === id);
      return [
        ...(isThere ? [] : [{ type: 'insertRow' as const, list, row: { id, fields: {} } }]),
        { type: 'set', address: under(list, id, 'conflict'), value: true },
        {
          type: 'text',
          address: under(list, id, 'reason'),
          nodes: (fields.reason as readonly Node[] | undefined) ?? [],
        },
      ];
    }),
  ];
}

function ratingIn(shared: Fields, at: string): Fields | undefined {
  return rowsIn(shared.ratings).find(({ id }) => under('ratings', id) === at)?.fields;
}

/** The criteria of the categories somebody chose; all, where they chose none. */
export function countedCriteria(sealed: Fields, shared: Fields): ReadonlySet<string> {
  const chosen = new Set(
    rowsIn(sealed.categories)
      .filter(({ fields }) => fields.chosen === true)
      .map(({ id }) => id),
  );
  const all = rowsIn(shared.criteria);
  const own = all.filter(({ fields }) => typeof fields.category === 'string' && chosen.has(fields.category));
  return new Set((chosen.size === 0 ? all : own).map(({ id }) => id));
}

export function mark(at: string, vendor: string, criterion: string): Change {
  return { type: 'set', address: under(at, 'beforeReopening', vendor, criterion), value: true };
}

/** One more line in the story of a scoring. */
export function eventChanges(
  id: string,
  event: (typeof scoringEvents)[number],
  date: string,
  who: string,
  reason = '',
): readonly Change[] {
  const fields = { event, date, who: lineOf(who), ...(reason === '' ? {} : { reason: lineOf(reason) }) };
  return [{ type: 'insertRow', list: 'events', row: { id, fields } }];
}

export function pairsIn(cells: Cells): readonly (readonly [string, string, string])[] {
  return Object.entries(cells).flatMap(([vendor, of]) =>
    Object.entries(of).map(([criterion, score]) => [vendor, criterion, score] as const),
  );
}

function eachCell(value: Value | undefined, read: (value: Value) => string | undefined): Cells {
  const found: Record<string, Record<string, string>> = {};
  for (const [vendor, cells] of Object.entries(cellsIn(value))) {
    for (const [criterion, raw] of Object.entries(cells)) {
      const score = read(raw);
      if (score !== undefined) (found[vendor] ??= {})[criterion] = score;
    }
  }
  return found;
}
