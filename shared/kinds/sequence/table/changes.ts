import { under } from '../../../content/address.ts';
import type { Change } from '../../../content/apply.ts';
import type { Fields, Row } from '../../../content/fields.ts';
import { lineOf, lineText, richOf } from '../../../content/text.ts';
import { shortId } from '../../../ids.ts';
import type { PlannedUnit } from './read.ts';

/** A standard as a sequence keeps it: as its framework words it now. */
export interface Cited {
  readonly identifier: string;
  readonly code: string;
  readonly statement: string;
  readonly framework: string;
  readonly version: string;
}

/** The standards a sequence cites already, and those it is to cite, each once. */
export class CitedOnce {
  readonly changes: Change[] = [];
  private readonly known: (Cited & { readonly row: string })[];
  private readonly id: () => string;

  constructor(fields: Fields, id: () => string = shortId) {
    this.id = id;
    this.known = rowsOf(fields, 'standards').map((row) => ({
      row: row.id,
      identifier: typeof row.fields['identifier'] === 'string' ? row.fields['identifier'] : '',
      code: lineText(row.fields['code']).trim(),
      statement: lineText(row.fields['statement']).trim(),
      framework: lineText(row.fields['framework']).trim(),
      version: lineText(row.fields['version']).trim(),
    }));
  }

  /** @returns the row it stands in; another version of it has a row of its own */
  rowOf(cited: Cited): string {
    const known = this.known.find((one) => isSame(one, cited));
    if (known) return known.row;
    const row = this.id();
    this.known.push({ ...cited, row });
    this.changes.push({
      type: 'insertRow',
      list: 'standards',
      row: {
        id: row,
        fields: {
          ...(cited.identifier === '' ? {} : { identifier: cited.identifier }),
          ...lines({ code: cited.code, statement: cited.statement }),
          ...lines({ framework: cited.framework, version: cited.version }),
        },
      },
    });
    return row;
  }
}

function isSame(one: Cited, other: Cited): boolean {
  if (one.framework !== other.framework || one.version !== other.version) return false;
  if (one.identifier !== '' && other.identifier !== '') return one.identifier === other.identifier;
  return one.code !== '' && one.code === other.code;
}

/** Several standards into one unit; those it has stay as they are. */
export function citeIn(fields: Fields, unit: string, cited: readonly Cited[], id: () => string = shortId): Change[] {
  const once = new CitedOnce(fields, id);
  const inUnit = rowsOf(fields, 'units').find((row) => row.id === unit);
  const has = new Set(inUnit ? rowsOf(inUnit.fields, 'standards').map((row) => row.fields['standard']) : []);
  const rows: Change[] = [];
  for (const one of cited) {
    const standard = once.rowOf(one);
    if (has.has(standard)) continue;
    has.add(standard);
    rows.push({ type: 'insertRow', list: under('units', unit, 'standards'), row: { id: id(), fields: { standard } } });
  }
  return [...once.changes, ...rows];
}

/** The units of a table, new and last; what `found` does not know is cited by its code alone. */
export function unitChanges(
  fields: Fields,
  planned: readonly PlannedUnit[],
  found: ReadonlyMap<string, Cited>,
  id: () => string = shortId,
): Change[] {
  const once = new CitedOnce(fields, id);
  const ids = planned.map(() => id());
  const byTitle = new Map<string, string>();
  for (const row of rowsOf(fields, 'units')) byTitle.set(lineText(row.fields['title']).trim().toLowerCase(), row.id);
  for (const [at, unit] of planned.entries()) byTitle.set(unit.title.toLowerCase(), ids[at] ?? '');
  const rows = planned.map((unit, at): Change => {
    const standards = unit.standards.map(({ code, emphasis, level }): Row => {
      const typed = { identifier: '', code, statement: '', framework: '', version: '' };
      const standard = once.rowOf(found.get(code) ?? typed);
      return { id: id(), fields: { standard, ...(emphasis ? { emphasis } : {}), ...(level ? { level } : {}) } };
    });
    const after = unit.prerequisites.flatMap((title): Row[] => {
      const other = byTitle.get(title.toLowerCase());
      return other && other !== ids[at] ? [{ id: id(), fields: { unit: other } }] : [];
    });
    const { grade, week, day, weeks, days } = unit;
    const given = Object.entries({ grade, week, day, weeks, days }).filter(([, value]) => value !== undefined);
    const texts = Object.entries(unit.texts).map(([name, text]) => [name, richOf(text.split('\n'), id)]);
    const own = {
      ...lines({ title: unit.title, course: unit.course }),
      ...(Object.fromEntries(given) as Fields),
      ...(Object.fromEntries(texts) as Fields),
      ...(standards.length > 0 ? { standards: eachOnce(standards) } : {}),
      ...(after.length > 0 ? { prerequisites: after } : {}),
    };
    return { type: 'insertRow', list: 'units', row: { id: ids[at] ?? id(), fields: own } };
  });
  return [...once.changes, ...rows];
}

/** A unit cites a standard once, also where the table names it in two ways. */
function eachOnce(rows: readonly Row[]): readonly Row[] {
  const seen = new Set<unknown>();
  return rows.filter(({ fields }) => !seen.has(fields['standard']) && seen.add(fields['standard']));
}

function lines(words: Readonly<Record<string, string>>): Fields {
  return Object.fromEntries(Object.entries(words).flatMap(([name, text]) => (text === '' ? [] : [[name, lineOf(text)]])));
}

function rowsOf(fields: Fields, name: string): readonly Row[] {
  const value = fields[name];
  return Array.isArray(value) ? (value as readonly Row[]) : [];
}
