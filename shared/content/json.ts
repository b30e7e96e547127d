import type * as Y from 'yjs';
import { isLanguageTag, under } from './address.ts';
import type {
  Content,
  Field,
  Fields,
  Matrix,
  Node,
  Row,
  ScalarField,
  Translation,
  UnitText,
  Value,
  Variants,
  VariantsField,
} from './fields.ts';
import { lineNodes, richNodes } from './fragments.ts';
import { allRows, fragmentIn, type ListRows, valuesIn } from './layout.ts';
import { isBlankInline, isBlankRich } from './nodes.ts';
import { withNotes } from './notes.ts';
import { unitIdsOf } from './units.ts';
import { readField, readTranslation } from './values.ts';

/** What reading needs to know of a kind. */
export interface ContentKind {
  readonly name: string;
  readonly version: number;
  readonly fields: readonly Field[];
  /** What one person keeps sealed in a document of this kind: see `parts.ts`. */
  readonly sealed?: readonly Field[];
}

export function emptyContent(kind: ContentKind): Content {
  return { kind: kind.name, kindVersion: kind.version, fields: {} };
}

/** A document's content as JSON: the same for the same updates in any order. Writes nothing. */
export function contentOf(ydoc: Y.Doc, kind: ContentKind): Content {
  const fields = withNotes(kind.fields);
  return { ...emptyContent(kind), fields: new Reader(ydoc, fields).read(fields, '') };
}

class Reader {
  private readonly ydoc: Y.Doc;
  private readonly root: readonly Field[];
  private readonly values: Y.Map<unknown> | undefined;
  private readonly rows: (listAddress: string) => ListRows;
  private readonly languages = new Map<string, string[]>();
  /** address of a unit → language → what its translation was made from */
  private readonly made = new Map<string, Map<string, Translation>>();

  constructor(ydoc: Y.Doc, root: readonly Field[]) {
    this.ydoc = ydoc;
    this.root = root;
    this.values = valuesIn(ydoc);
    this.rows = allRows(this.values);
    for (const name of ydoc.share.keys()) {
      if (!name.includes('@')) continue;
      const [address = '', lang, ...more] = name.split('@');
      if (lang === undefined || more.length > 0 || !isLanguageTag(lang)) continue;
      this.languages.set(address, [...(this.languages.get(address) ?? []), lang].toSorted());
    }
    this.values?.forEach((raw, key) => {
      if (!key.includes('@')) return;
      const [address = '', lang, ...more] = key.split('@');
      if (lang === undefined || more.length > 0 || !isLanguageTag(lang)) return;
      const made = readTranslation(raw);
      if (!made) return;
      this.made.set(address, (this.made.get(address) ?? new Map<string, Translation>()).set(lang, made));
    });
  }

  read(fields: readonly Field[], prefix: string): Fields {
    const read: Record<string, Value> = {};
    for (const field of fields) {
      const value = this.field(field, prefix === '' ? field.name : under(prefix, field.name));
      if (value !== undefined) read[field.name] = value;
    }
    return read;
  }

  private field(field: Field, address: string): Value | undefined {
    switch (field.type) {
      case 'line':
      case 'rich':
        return this.text(field.type, address);
      case 'list':
        return this.list(field.row, address);
      case 'matrix':
        return this.matrix(field, address);
      case 'variants':
        return this.variants(field, address);
      default:
        return this.scalar(field, address);
    }
  }

  private scalar(field: ScalarField, address: string): Value | undefined {
    return readField(field, this.values?.get(address));
  }

  private text(type: 'line' | 'rich', address: string): readonly Node[] | undefined {
    const fragment = fragmentIn(this.ydoc, address);
    if (!fragment) return undefined;
    const nodes = type === 'line' ? lineNodes(fragment) : richNodes(fragment);
    const blank = type === 'line' ? isBlankInline(nodes) : isBlankRich(nodes);
    return blank ? undefined : nodes;
  }

  private list(row: readonly Field[], address: string): readonly Row[] | undefined {
    const rows = this.living(address).map((id) => ({ id, fields: this.read(row, under(address, id)) }));
    return rows.length === 0 ? undefined : rows;
  }

  private matrix(field: Extract<Field, { type: 'matrix' }>, address: string): Matrix | undefined {
    const cells: Record<string, Record<string, Value>> = {};
    for (const [row, column] of field.elsewhere ? this.written(address) : this.crossed(field)) {
      const value = this.field(field.cell, under(address, row, column));
      if (value === undefined) continue;
      cells[row] ??= {};
      cells[row][column] = value;
    }
    return Object.keys(cells).length === 0 ? undefined : { cells };
  }

  private crossed(field: Extract<Field, { type: 'matrix' }>): readonly (readonly [string, string])[] {
    const columns = this.livingUnder(field.columns);
    return this.livingUnder(field.rows).flatMap((row) => columns.map((column) => [row, column] as const));
  }

  /** The cells of a matrix that hold anything, in the order of their ids. */
  private written(address: string): readonly (readonly [string, string])[] {
    const prefix = `${address}/`;
    return [...(this.values?.keys() ?? []), ...this.ydoc.share.keys()]
      .filter((key) => key.startsWith(prefix))
      .toSorted()
      .flatMap((key) => {
        const [row, column, ...more] = key.slice(prefix.length).split('/');
        return row && column && more.length === 0 ? [[row, column] as const] : [];
      });
  }

  private variants(field: VariantsField, address: string): Variants | undefined {
    const texts: Record<string, readonly Node[]> = {};
    for (const lang of this.languages.get(address) ?? []) {
      const nodes = this.text(field.of, `${address}@${lang}`);
      if (nodes) texts[lang] = nodes;
    }
    if (Object.keys(texts).length === 0) return undefined;
    const units = field.source === undefined ? {} : this.units(address, Object.values(texts));
    return Object.keys(units).length === 0 ? { texts } : { texts, units };
  }

  /** Translations of the units that are there; those of a paragraph that is gone stay, should it come back. */
  private units(address: string, texts: readonly (readonly Node[])[]) {
    const units: Record<string, Record<string, UnitText>> = {};
    for (const unit of unitIdsOf(texts)) {
      const at = under(address, unit);
      const made = this.made.get(at);
      for (const lang of new Set([...(this.languages.get(at) ?? []), ...(made?.keys() ?? [])])) {
        const text = this.text('line', `${at}@${lang}`);
        const state = made?.get(lang);
        if (!text && !state) continue;
        units[lang] ??= {};
        units[lang][unit] = { ...(text ? { text } : {}), ...(state ? { made: state } : {}) };
      }
    }
    return units;
  }

  private living(listAddress: string): readonly string[] {
    const { placed, isRemoved } = this.rows(listAddress);
    return placed.filter(({ id }) => !isRemoved(id)).map(({ id }) => id);
  }

  /** Ids of the living rows of a list that a matrix names; `outer/inner` means that list in every outer row. */
  private livingUnder(names: string): readonly string[] {
    const [first = '', ...inner] = names.split('/');
    if (!this.root.some((field) => field.name === first && field.type === 'list')) return [];
    let lists = [first];
    for (const name of inner) {
      lists = lists.flatMap((list) => this.living(list).map((row) => under(list, row, name)));
    }
    return lists.flatMap((list) => this.living(list));
  }
}
