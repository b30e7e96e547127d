import { isShortId } from '../ids.ts';
import { isLanguageTag } from './names.ts';
import type {
  Field,
  LineField,
  ListField,
  MatrixField,
  RichField,
  ScalarField,
  VariantsField,
} from './fields.ts';
import { withNotes } from './notes.ts';

export { isLanguageTag } from './names.ts';

/**
 * Where something stands in a document: `field[/row/field]…[@lang][#block]`. A matrix cell is
 * `matrix/rowId/columnId`; a row itself is `list/rowId`; a translated unit `field/unitId@lang`.
 */
export interface Address {
  /** Field names and row ids as written between the slashes. */
  readonly path: readonly string[];
  readonly lang?: string;
  readonly block?: string;
}

export type TextLeaf = LineField | RichField;
/** What a legal address of a kind stands for. */
export type Place =
  | { readonly at: 'field'; readonly field: Field }
  | { readonly at: 'row'; readonly field: ListField; readonly row: string }
  | {
      readonly at: 'cell';
      readonly field: MatrixField;
      readonly row: string;
      readonly column: string;
      readonly leaf: ScalarField | LineField;
    }
  | {
      readonly at: 'variant';
      readonly field: VariantsField;
      readonly lang: string;
      readonly leaf: TextLeaf;
    }
  | {
      readonly at: 'unit';
      readonly field: VariantsField;
      readonly lang: string;
      readonly unit: string;
      readonly leaf: LineField;
    };

/** The root map that holds every last-writer-wins value; no field may take its name. */
export const valuesRoot = 'values';

const fieldName = /^[a-z][A-Za-z0-9]{0,63}$/;
const longest = 256;

export function parseAddress(text: string): Address | undefined {
  if (text.length === 0 || text.length > longest) return undefined;
  const hash = text.indexOf('#');
  const block = hash < 0 ? undefined : text.slice(hash + 1);
  const beforeBlock = hash < 0 ? text : text.slice(0, hash);
  const at = beforeBlock.indexOf('@');
  const lang = at < 0 ? undefined : beforeBlock.slice(at + 1);
  const beforeLang = at < 0 ? beforeBlock : beforeBlock.slice(0, at);
  const path = beforeLang.split('/');
  if (!path.every((part, i) => fieldName.test(part) || (i > 0 && isShortId(part)))) return undefined;
  if (lang !== undefined && !isLanguageTag(lang)) return undefined;
  if (block !== undefined && !isShortId(block)) return undefined;
  if (lang === undefined) return block === undefined ? { path } : { path, block };
  return block === undefined ? { path, lang } : { path, lang, block };
}

export function formatAddress(address: Address): string {
  const lang = address.lang === undefined ? '' : `@${address.lang}`;
  const block = address.block === undefined ? '' : `#${address.block}`;
  return `${address.path.join('/')}${lang}${block}`;
}

/** The address with one more row or field at its end. */
export function under(address: string, ...parts: readonly string[]): string {
  return [address, ...parts].join('/');
}

/** The field that an address of this kind names, or undefined where the kind has no such address. */
export function fieldAt(fields: readonly Field[], address: Address | string): Place | undefined {
  const parsed = typeof address === 'string' ? parseAddress(address) : address;
  if (!parsed) return undefined;
  const place = walk(withNotes(fields), parsed);
  if (!place || parsed.block === undefined) return place;
  return textLeaf(place)?.type === 'rich' ? place : undefined;
}

function walk(fields: readonly Field[], { path, lang }: Address): Place | undefined {
  let siblings = fields;
  for (let i = 0; i < path.length; i += 2) {
    const field = siblings.find((one) => one.name === path[i]);
    if (!field) return undefined;
    const rest = path.length - i - 1;
    const row = path[i + 1];
    if (row === undefined) {
      if (lang === undefined) return { at: 'field', field };
      if (field.type !== 'variants') return undefined;
      return { at: 'variant', field, lang, leaf: { name: field.name, type: field.of } };
    }
    if (!isShortId(row)) return undefined;
    if (field.type === 'matrix') {
      const column = path[i + 2];
      if (rest !== 2 || column === undefined || !isShortId(column) || lang !== undefined) return undefined;
      return { at: 'cell', field, row, column, leaf: field.cell };
    }
    if (field.type === 'variants') {
      if (rest !== 1 || lang === undefined || field.source === undefined) return undefined;
      return { at: 'unit', field, lang, unit: row, leaf: { name: field.name, type: 'line' } };
    }
    if (field.type !== 'list') return undefined;
    if (rest === 1) return lang === undefined ? { at: 'row', field, row } : undefined;
    siblings = field.row;
  }
  return undefined;
}

/** The line or rich field whose text stands at this place, in a root fragment of its own. */
export function textLeaf(place: Place): TextLeaf | undefined {
  if (place.at === 'row') return undefined;
  const leaf = place.at === 'field' ? place.field : place.leaf;
  return leaf.type === 'line' || leaf.type === 'rich' ? leaf : undefined;
}

/** The scalar field whose value stands at this place, in the map of values. */
export function scalarLeaf(place: Place): ScalarField | undefined {
  if (place.at === 'row' || place.at === 'variant' || place.at === 'unit') return undefined;
  const leaf = place.at === 'field' ? place.field : place.leaf;
  switch (leaf.type) {
    case 'number':
    case 'measured':
    case 'choice':
    case 'date':
    case 'tick':
    case 'reference':
    case 'code':
      return leaf;
    default:
      return undefined;
  }
}

/** Whether a document of this kind may have a root type of this name: the values, or one text. */
export function isRootAllowed(fields: readonly Field[], rootName: string): boolean {
  if (rootName === valuesRoot) return true;
  const address = parseAddress(rootName);
  if (!address || address.block !== undefined) return false;
  const place = fieldAt(fields, address);
  return place !== undefined && textLeaf(place) !== undefined;
}

const removedSuffix = '!removed';

/** The key under which a row's removal is kept, beside its order. */
export function removalKey(rowAddress: string): string {
  return rowAddress + removedSuffix;
}

/** The row a removal key is about, or undefined for any other key. */
export function rowOfRemovalKey(key: string): string | undefined {
  return key.endsWith(removedSuffix) ? key.slice(0, -removedSuffix.length) : undefined;
}

/** Whether a document of this kind may keep something under this key of its values. */
export function isKeyAllowed(fields: readonly Field[], key: string): boolean {
  const row = rowOfRemovalKey(key);
  const address = parseAddress(row ?? key);
  if (!address || address.block !== undefined) return false;
  const place = fieldAt(fields, address);
  if (!place) return false;
  return (
    place.at === 'row' || (row === undefined && (place.at === 'unit' || scalarLeaf(place) !== undefined))
  );
}
