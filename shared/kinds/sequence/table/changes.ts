import type { Change } from '../../../content/apply.ts';
import type { Fields, Row } from '../../../content/fields.ts';
import { lineOf, richOf } from '../../../content/text.ts';
import { shortId } from '../../../ids.ts';
import { type Cited, citation } from '../cite.ts';
import type { Sequence, Standard } from '../read.ts';
import type { PlannedUnit } from './read.ts';

/** Several standards into one unit; those it has stay as they are. */
export function citeIn(
  { units, standards }: Sequence,
  unit: string,
  cited: readonly Cited[],
  id: () => string = shortId,
): readonly Change[] {
  const known = [...standards];
  return cited.flatMap((one) => {
    const changes = citation({ units, standards: known }, unit, one, id);
    known.push(...addedBy(changes, one));
    return changes;
  });
}

/** The standard that these changes bring into the document, if they do. */
function addedBy(changes: readonly Change[], cited: Cited): readonly Standard[] {
  return changes.flatMap((change) =>
    change.type === 'insertRow' && change.list === 'standards' ? [{ ...cited, id: change.row.id }] : [],
  );
}

/** The units of a table, new and last; what `found` does not know is cited by its code alone. */
export function unitChanges(
  { units, standards }: Sequence,
  planned: readonly PlannedUnit[],
  found: ReadonlyMap<string, Cited>,
  id: () => string = shortId,
): readonly Change[] {
  const known = [...standards];
  const added: Change[] = [];
  const ids = planned.map(() => id());
  const byTitle = new Map(units.map((unit) => [unit.title.toLowerCase(), unit.id]));
  for (const [at, unit] of planned.entries()) byTitle.set(unit.title.toLowerCase(), ids[at] ?? '');
  const rows = planned.map((unit, at): Change => {
    const cited = unit.standards.flatMap(({ code, emphasis, level }): readonly Row[] => {
      const one = found.get(code) ?? { identifier: '', code, statement: '', framework: '', version: '' };
      const changes = citation({ units: [], standards: known }, ids[at] ?? '', one, id);
      const isNew = addedBy(changes, one);
      known.push(...isNew);
      added.push(...changes.slice(0, isNew.length));
      return changes.slice(isNew.length).flatMap((change) => {
        if (change.type !== 'insertRow') return [];
        const fields = {
          ...change.row.fields,
          ...(emphasis ? { emphasis } : {}),
          ...(level ? { level } : {}),
        };
        return [{ id: change.row.id, fields }];
      });
    });
    const after = unit.prerequisites.flatMap((title): Row[] => {
      const other = byTitle.get(title.toLowerCase());
      return other && other !== ids[at] ? [{ id: id(), fields: { unit: other } }] : [];
    });
    const { grade, week, day, weeks, days } = unit;
    const given = Object.entries({ grade, week, day, weeks, days }).filter(
      ([, value]) => value !== undefined,
    );
    const texts = Object.entries(unit.texts).map(([name, text]) => [name, richOf(text.split('\n'), id)]);
    const own = {
      ...lines({ title: unit.title, course: unit.course }),
      ...(Object.fromEntries(given) as Fields),
      ...(Object.fromEntries(texts) as Fields),
      ...(cited.length > 0 ? { standards: eachOnce(cited) } : {}),
      ...(after.length > 0 ? { prerequisites: after } : {}),
    };
    return { type: 'insertRow', list: 'units', row: { id: ids[at] ?? id(), fields: own } };
  });
  return [...added, ...rows];
}

/** A unit cites a standard once, also where the table names it in two ways. */
function eachOnce(rows: readonly Row[]): readonly Row[] {
  const seen = new Set<unknown>();
  return rows.filter(({ fields }) => !seen.has(fields['standard']) && seen.add(fields['standard']));
}

function lines(words: Readonly<Record<string, string>>): Fields {
  return Object.fromEntries(
    Object.entries(words).flatMap(([name, text]) => (text === '' ? [] : [[name, lineOf(text)]])),
  );
}
