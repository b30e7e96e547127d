import { under } from '../../../../shared/content/address.ts';
import { editLine } from '../../../../shared/content/editText.ts';
import type { Fields } from '../../../../shared/content/fields.ts';
import { addRow, rowIds, setValue } from '../../../../shared/content/live.ts';
import { lineOf, plainText } from '../../../../shared/content/text.ts';
import { notApplicable } from '../../../../shared/kinds/rubric/fields.ts';
import { cellsIn, countedCriteria, rowsIn, scoresIn } from '../../../../shared/kinds/rubric/rating.ts';
import { nodesOf, readRubric, wordsOf } from '../../../../shared/kinds/rubric/read.ts';
import type { OwnPart } from '../../../editor/ownPart.ts';
import { localValues } from '../../../editor/values.ts';

type Writing = NonNullable<OwnPart['writing']>;

export interface SheetCriterion {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly mustHave: boolean;
  /** What each level means here, by its value. */
  readonly descriptors: readonly string[];
}
export interface SheetVendor {
  readonly id: string;
  readonly name: string;
  readonly conflict: boolean;
}
export interface SheetLevel {
  /** As it is kept and typed. */
  readonly score: string;
  readonly name: string;
}

/** What one rater has before them. */
export interface Sheet {
  readonly levels: readonly SheetLevel[];
  readonly categories: readonly { readonly id: string; readonly name: string; readonly chosen: boolean }[];
  readonly criteria: readonly SheetCriterion[];
  readonly vendors: readonly SheetVendor[];
  score(vendor: string, criterion: string): string | undefined;
  words(name: 'notes' | 'links', vendor: string, criterion: string): string;
  readonly given: number;
  readonly of: number;
}

/** @param own scores, notes, conflicts and choices of this rater; @param shared criteria and vendors */
export function sheetOf(own: Fields, shared: Fields): Sheet {
  const rubric = readRubric(shared);
  const counted = countedCriteria(own, shared);
  const marked = (list: string, id: string, name: string) =>
    rowsIn(own[list]).some((row) => row.id === id && row.fields[name] === true);
  const categories = rubric.categories.map(({ id, name }) => ({
    id,
    name,
    chosen: marked('categories', id, 'chosen'),
  }));
  const levels =
    rubric.levels.length > 0
      ? rubric.levels.map(({ value, name }) => ({ score: String(value), name }))
      : Array.from({ length: rubric.highest - rubric.lowest + 1 }, (_, i) => ({
          score: String(rubric.lowest + i),
          name: '',
        }));
  const described = new Map(
    rowsIn(shared.criteria).map(({ id, fields }) => [id, wordsOf(fields.description)]),
  );
  const inOrder = [...rubric.categories.map(({ id }) => id as string | undefined), undefined];
  const placeOf = (category: string | undefined) => {
    const at = inOrder.indexOf(category);
    return at < 0 ? inOrder.length : at;
  };
  const criteria = rubric.criteria
    .filter(({ id }) => counted.has(id))
    .toSorted((a, b) => placeOf(a.category) - placeOf(b.category))
    .map(({ id, name, category, mustHave }) => ({
      id,
      name,
      mustHave,
      description: described.get(id) ?? '',
      category: categories.find((one) => one.id === category)?.name ?? '',
      descriptors: rubric.levels.map((level) => wordsOf(cellsIn(shared.descriptors)[id]?.[level.id])),
    }));
  const vendors = rubric.vendors.map(({ id, name }) => ({
    id,
    name,
    conflict: marked('conflicts', id, 'conflict'),
  }));
  const scores = scoresIn(own);
  const score = (vendor: string, criterion: string) => scores[vendor]?.[criterion];
  const cells = vendors
    .filter((one) => !one.conflict)
    .flatMap(({ id }) => criteria.map((one) => score(id, one.id)));
  return {
    levels,
    categories,
    criteria,
    vendors,
    score,
    // As typed: a space at the end is on its way to a word.
    words: (name, vendor, criterion) => plainText(nodesOf(cellsIn(own[name])[vendor]?.[criterion])),
    given: cells.filter((one) => one !== undefined).length,
    of: cells.length,
  };
}

/** The lowest and the highest level ask for a word of why. */
export function asksWhy({ levels }: Sheet, score: string | undefined): boolean {
  return score !== undefined && (score === levels[0]?.score || score === levels.at(-1)?.score);
}

/** What a key says: a level, not my area, or nothing. Undefined where it says none of these. */
export function scoreOfKey(
  { levels }: Sheet,
  key: string,
  now: string | undefined,
): string | null | undefined {
  if (key === 'n' || key === 'N') return notApplicable;
  if (key === 'Delete' || key === 'Backspace') return null;
  // The tenth level is typed by its two digits.
  const both = `${now ?? ''}${key}`;
  if (both.length === 2 && levels.some(({ score }) => score === both)) return both;
  return levels.some(({ score }) => score === key) ? key : undefined;
}

export function putScore({ ydoc }: Writing, vendor: string, criterion: string, score: string | null): void {
  setValue(ydoc, under('scores', vendor, criterion), score, localValues);
}

export function putWords(
  { ydoc }: Writing,
  name: 'notes' | 'links',
  vendor: string,
  criterion: string,
  text: string,
): void {
  ydoc.transact(
    () => editLine(ydoc.getXmlFragment(under(name, vendor, criterion)), lineOf(text)),
    localValues,
  );
}

/** Ticks something of a list whose rows are those of the rubric. */
export function tick({ ydoc }: Writing, list: 'categories' | 'conflicts', id: string, on: boolean): void {
  const name = list === 'categories' ? 'chosen' : 'conflict';
  ydoc.transact(() => {
    if (!rowIds(ydoc, list).includes(id)) addRow(ydoc, list, { id }, localValues);
    setValue(ydoc, under(list, id, name), on ? true : null, localValues);
  }, localValues);
}
