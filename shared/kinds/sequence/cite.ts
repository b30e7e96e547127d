import type { Change } from '../../content/apply.ts';
import { under } from '../../content/address.ts';
import type { Row } from '../../content/fields.ts';
import { lineOf } from '../../content/text.ts';
import { shortId } from '../../ids.ts';
import type { Sequence, Standard } from './read.ts';

/** A standard as its framework words it today. */
export type Cited = Omit<Standard, 'id'>;

/** The edits by which a unit cites a standard: into the document once, then into the unit unless it is there already. */
export function citation(
  { units, standards }: Pick<Sequence, 'units' | 'standards'>,
  unit: string,
  cited: Cited,
  id: () => string = shortId,
): readonly Change[] {
  const known = standards.find((one) => isSame(one, cited));
  const standard = known?.id ?? id();
  const added: Change[] = known
    ? []
    : [{ type: 'insertRow', list: 'standards', row: standardRow(standard, cited) }];
  const has = units.find((one) => one.id === unit)?.citations.some((one) => one.standard === standard);
  if (has) return added;
  const row = { id: id(), fields: { standard } };
  return [...added, { type: 'insertRow', list: under('units', unit, 'standards'), row }];
}

export function standardRow(id: string, cited: Cited): Row {
  return {
    id,
    fields: {
      ...(cited.identifier === '' ? {} : { identifier: cited.identifier }),
      code: lineOf(cited.code),
      statement: lineOf(cited.statement),
      framework: lineOf(cited.framework),
      version: lineOf(cited.version),
    },
  };
}

/** One edition of one standard: a new edition stands beside the old one, which stays as it was cited. */
function isSame(one: Cited, other: Cited): boolean {
  if (one.version !== other.version) return false;
  if (one.identifier !== '' && other.identifier !== '') return one.identifier === other.identifier;
  return one.code !== '' && one.code === other.code && one.framework === other.framework;
}
