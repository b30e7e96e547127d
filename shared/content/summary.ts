import { parseAddress } from './address.ts';
import { addressOf, type Change } from './change.ts';
import { diff } from './diff.ts';
import type { Field, Fields } from './fields.ts';

/** What changed in one field at the top of a document, counted. */
export interface FieldSummary {
  readonly field: string;
  /** Rows of a list; blocks of a text. */
  readonly added: number;
  readonly removed: number;
  readonly moved: number;
  /** Rows, blocks or values that read otherwise. */
  readonly changed: number;
}

/** What a version's sentence tells, in the order of the page. */
export function summarise(fields: readonly Field[], before: Fields, after: Fields): readonly FieldSummary[] {
  return summaryOf(fields, diff(fields, before, after));
}

export function summaryOf(fields: readonly Field[], changes: readonly Change[]): readonly FieldSummary[] {
  return fields.flatMap(({ name }): FieldSummary[] => {
    const own = changes.filter((change) => topOf(addressOf(change)) === name);
    if (own.length === 0) return [];
    const isOf = (change: Change, ...types: readonly Change['type'][]) =>
      types.includes(change.type) && (!('list' in change) || change.list === name);
    const structural = own.filter((change) =>
      isOf(change, 'insertRow', 'removeRow', 'moveRow', 'insertBlock', 'removeBlock', 'moveBlock'),
    );
    const touched = new Set(
      own.filter((change) => !structural.includes(change)).map((change) => placeOf(addressOf(change))),
    );
    return [
      {
        field: name,
        added: structural.filter((change) => isOf(change, 'insertRow', 'insertBlock')).length,
        removed: structural.filter((change) => isOf(change, 'removeRow', 'removeBlock')).length,
        moved: structural.filter((change) => isOf(change, 'moveRow', 'moveBlock')).length,
        changed: touched.size,
      },
    ];
  });
}

function topOf(address: string): string {
  return parseAddress(address)?.path[0] ?? address;
}

/** A row counts once, however many of its cells changed. */
function placeOf(address: string): string {
  const parsed = parseAddress(address);
  return parsed && parsed.path.length > 1 ? parsed.path.slice(0, 2).join('/') : address;
}
