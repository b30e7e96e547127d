import * as Y from 'yjs';
import { isShortId, type RandomBytes, shortId } from '../ids.ts';
import { fieldAt, parseAddress, scalarLeaf, textLeaf, under, valuesRoot } from './address.ts';
import type { Field, Fields, Matrix, Node, Row, Translation, Variants, VariantsField } from './fields.ts';
import { editBlocks, editLine } from './editText.ts';
import { addRow, insertText, moveRow, removeRow, type Removal, setTranslation, setValue } from './live.ts';
import { ensureBlockIds, normalNodes } from './nodes.ts';
import { normalise } from './normalise.ts';
import { withNotes } from './notes.ts';
import { firstKeys } from './order.ts';
import { isValid, readTranslation, type Scalar } from './values.ts';

/** One edit of a document from outside an editor. Rows come and go whole; text is replaced by the smallest edit. */
export type Change =
  | { readonly type: 'set'; readonly address: string; readonly value: Scalar | null }
  | { readonly type: 'text'; readonly address: string; readonly nodes: readonly Node[] }
  | { readonly type: 'translation'; readonly address: string; readonly made: Translation | null }
  | { readonly type: 'insertRow'; readonly list: string; readonly row: Row; readonly after?: string | null }
  | { readonly type: 'moveRow'; readonly list: string; readonly row: string; readonly after: string | null }
  | { readonly type: 'removeRow'; readonly list: string; readonly row: string; readonly removal: Removal };

/**
 * Applies changes to a live document, all or none, in one transaction.
 * @throws where a change names an address the kind does not have, or a value its field does not take
 */
export function applyChanges(
  ydoc: Y.Doc,
  fields: readonly Field[],
  changes: readonly Change[],
  origin: unknown,
  id: () => string = shortId,
): void {
  for (const change of changes) assertLegal(fields, change);
  ydoc.transact(() => {
    for (const change of changes) applyOne(ydoc, fields, change, origin, id);
  }, origin);
}

function assertLegal(fields: readonly Field[], change: Change): void {
  if (isLegal(fields, change)) return;
  const where = 'address' in change ? change.address : change.list;
  throw new Error(`The change "${change.type}" is not possible at "${where}".`);
}

function isLegal(fields: readonly Field[], change: Change): boolean {
  const place = fieldAt(fields, 'address' in change ? change.address : change.list);
  if (!place) return false;
  switch (change.type) {
    case 'set': {
      const scalar = scalarLeaf(place);
      return scalar !== undefined && (change.value === null || isValid(scalar, change.value));
    }
    case 'text':
      return textLeaf(place) !== undefined && parseAddress(change.address)?.block === undefined;
    case 'translation':
      return place.at === 'unit' && (change.made === null || readTranslation(change.made) !== undefined);
    case 'insertRow':
      return place.at === 'field' && place.field.type === 'list' && isShortId(change.row.id);
    default:
      return place.at === 'field' && place.field.type === 'list' && isShortId(change.row);
  }
}

function applyOne(
  ydoc: Y.Doc,
  fields: readonly Field[],
  change: Change,
  origin: unknown,
  id: () => string,
): void {
  switch (change.type) {
    case 'set':
      setValue(ydoc, change.address, change.value, origin);
      return;
    case 'text':
      replaceText(ydoc, fields, change.address, change.nodes, id);
      return;
    case 'translation':
      setTranslation(ydoc, change.address, change.made, origin);
      return;
    case 'insertRow': {
      const place = fieldAt(fields, change.list);
      if (place?.at !== 'field' || place.field.type !== 'list') return;
      const at = change.after === undefined ? {} : { after: change.after };
      addRow(ydoc, change.list, { id: change.row.id, ...at }, origin);
      const content = normalise(place.field.row, change.row.fields, id);
      new Writer(ydoc, id).fields(place.field.row, content, under(change.list, change.row.id));
      return;
    }
    case 'moveRow':
      moveRow(ydoc, change.list, change.row, { after: change.after }, origin);
      return;
    case 'removeRow':
      removeRow(ydoc, change.list, change.row, change.removal, origin);
  }
}

function replaceText(
  ydoc: Y.Doc,
  fields: readonly Field[],
  address: string,
  wanted: readonly Node[],
  id: () => string,
): void {
  const place = fieldAt(fields, address);
  const type = place && textLeaf(place)?.type;
  if (type === 'line') editLine(ydoc.getXmlFragment(address), normalNodes(wanted));
  if (type === 'rich') {
    const blocks = normalNodes(ensureBlockIds(wanted, id));
    const paragraph: Node = { type: 'paragraph', attrs: { id: id() } };
    editBlocks(ydoc.getXmlFragment(address), blocks.length > 0 ? blocks : [paragraph]);
  }
}

/**
 * Writes content into an empty document, in one transaction. Every rich field at the top gets at least one
 * paragraph with an id and every line at the top its one `line`, notes and optional fields included, so that two
 * people never begin the same one at once. Text inside rows is begun by whoever first writes there.
 */
export function seedDoc(
  ydoc: Y.Doc,
  fields: readonly Field[],
  content: Fields,
  origin: unknown,
  id: () => string = shortId,
): void {
  const all = withNotes(fields);
  ydoc.transact(() => {
    const writer = new Writer(ydoc, id);
    writer.fields(all, normalise(all, content, id), '');
    for (const field of all) {
      if (field.type === 'line' && ydoc.getXmlFragment(field.name).length === 0)
        writer.text('line', field.name, []);
      if (field.type === 'rich' && ydoc.getXmlFragment(field.name).length === 0) {
        writer.text('rich', field.name, [{ type: 'paragraph' }]);
      }
      if (field.type === 'variants' && field.of === 'rich' && field.source !== undefined) {
        const lang = content[field.source];
        const address = `${field.name}@${typeof lang === 'string' ? lang : ''}`;
        if (typeof lang === 'string' && ydoc.getXmlFragment(address).length === 0) {
          writer.text('rich', address, [{ type: 'paragraph' }]);
        }
      }
    }
  }, origin);
}

class Writer {
  private readonly ydoc: Y.Doc;
  private readonly id: () => string;
  private readonly values: Y.Map<unknown>;

  constructor(ydoc: Y.Doc, id: () => string) {
    this.ydoc = ydoc;
    this.id = id;
    this.values = ydoc.getMap(valuesRoot);
  }

  fields(fields: readonly Field[], content: Fields, prefix: string): void {
    for (const field of fields) {
      if (!Object.hasOwn(content, field.name)) continue;
      this.field(field, prefix === '' ? field.name : under(prefix, field.name), content[field.name]);
    }
  }

  text(type: 'line' | 'rich', address: string, nodes: readonly Node[]): void {
    insertText(this.ydoc, address, type, type === 'rich' ? ensureBlockIds(nodes, this.id) : nodes);
  }

  private field(field: Field, address: string, value: unknown): void {
    switch (field.type) {
      case 'line':
      case 'rich':
        this.text(field.type, address, value as readonly Node[]);
        return;
      case 'list':
        this.rows(field.row, address, value as readonly Row[]);
        return;
      case 'matrix':
        for (const [row, cells] of Object.entries((value as Matrix).cells)) {
          for (const [column, cell] of Object.entries(cells))
            this.field(field.cell, under(address, row, column), cell);
        }
        return;
      case 'variants':
        this.variants(field, address, value as Variants);
        return;
      default:
        this.values.set(address, value);
    }
  }

  private variants({ of }: VariantsField, address: string, { texts, units }: Variants): void {
    for (const [lang, nodes] of Object.entries(texts)) this.text(of, `${address}@${lang}`, nodes);
    for (const [lang, byUnit] of Object.entries(units ?? {})) {
      for (const [unit, { text, made }] of Object.entries(byUnit)) {
        const at = `${under(address, unit)}@${lang}`;
        if (text) this.text('line', at, text);
        if (made) this.values.set(at, made);
      }
    }
  }

  private rows(fields: readonly Field[], address: string, rows: readonly Row[]): void {
    const keys = firstKeys(rows.length);
    for (const [i, row] of rows.entries()) {
      if (!isShortId(row.id)) throw new Error(`"${row.id}" is not a row id.`);
      this.values.set(under(address, row.id), keys[i]);
      this.fields(fields, row.fields, under(address, row.id));
    }
  }
}

/** The first update of a new document, signed by a client id nobody uses afterwards. */
export function encodeSeed(fields: readonly Field[], content: Fields, random?: RandomBytes): Uint8Array {
  const ydoc = new Y.Doc();
  if (random) ydoc.clientID = new DataView(random(new Uint8Array(4)).buffer).getUint32(0);
  seedDoc(ydoc, fields, content, 'seed', () => shortId(random));
  const update = Y.encodeStateAsUpdate(ydoc);
  ydoc.destroy();
  return update;
}
