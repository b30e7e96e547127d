import { under } from './address.ts';
import type { Change } from './change.ts';
import type { Field, Fields, Matrix, Node, Row, Value, Variants } from './fields.ts';
import type { Removal } from './live.ts';
import { idsUnder, normalise } from './normalise.ts';
import { withNotes } from './notes.ts';
import { pairNodes, staying } from './pairs.ts';
import { blockKey, sameNodes } from './suggestions/blocks.ts';
import { equalScalars, type Scalar } from './values.ts';

const unsaid: Removal = { by: '', at: 0 };

/**
 * What makes the content `a` read as `b`: by address, blocks and rows by their ids, so that moving one is a move.
 * Applied to a document that reads as `a`, it reads as `b`.
 * @param removal who is to be named where a row goes
 */
export function diff(
  fields: readonly Field[],
  a: Fields,
  b: Fields,
  removal: Removal = unsaid,
): readonly Change[] {
  const all = withNotes(fields);
  const [before, after] = [normalise(all, a), normalise(all, b)];
  const differ = new Differ(after, removal);
  differ.fields(all, before, after, '');
  // Rows come before what is written in cells named by them, and go when nothing more is said about them.
  return [...differ.rows, ...differ.contents, ...differ.removals];
}

class Differ {
  readonly rows: Change[] = [];
  readonly contents: Change[] = [];
  readonly removals: Change[] = [];
  private readonly after: Fields;
  private readonly removal: Removal;

  constructor(after: Fields, removal: Removal) {
    this.after = after;
    this.removal = removal;
  }

  fields(fields: readonly Field[], a: Fields, b: Fields, prefix: string): void {
    for (const field of fields) {
      const [before, after] = [own(a, field.name), own(b, field.name)];
      if (before === after || sameNodes(before, after)) continue;
      this.field(field, before, after, prefix === '' ? field.name : under(prefix, field.name));
    }
  }

  private field(field: Field, a: Value | undefined, b: Value | undefined, address: string): void {
    switch (field.type) {
      case 'line':
      case 'rich':
        this.contents.push(...textChanges(field.type, address, nodesIn(a), nodesIn(b)));
        return;
      case 'list':
        this.list(field.row, rowsIn(a), rowsIn(b), address);
        return;
      case 'matrix':
        this.matrix(field, cellsIn(a), cellsIn(b), address);
        return;
      case 'variants':
        for (const lang of namesIn(textsIn(a), textsIn(b))) {
          const [before, after] = [nodesIn(textsIn(a)[lang]), nodesIn(textsIn(b)[lang])];
          this.contents.push(...textChanges(field.of, `${address}@${lang}`, before, after));
        }
        this.units(unitsIn(a), unitsIn(b), address);
        return;
      default: {
        const [was, value] = [(a ?? null) as Scalar | null, (b ?? null) as Scalar | null];
        if (!equalScalars(was, value)) this.contents.push({ type: 'set', address, value, was });
      }
    }
  }

  /** Translations: the words of each unit, and what they were made from. */
  private units(a: UnitTexts, b: UnitTexts, address: string): void {
    for (const lang of namesIn(a, b)) {
      for (const unit of namesIn(a[lang] ?? {}, b[lang] ?? {})) {
        const at = `${under(address, unit)}@${lang}`;
        const [before, after] = [a[lang]?.[unit], b[lang]?.[unit]];
        this.contents.push(...textChanges('line', at, before?.text ?? [], after?.text ?? []));
        if (sameNodes(before?.made, after?.made)) continue;
        const was = before?.made ? { was: before.made } : {};
        this.contents.push({ type: 'translation', address: at, made: after?.made ?? null, ...was });
      }
    }
  }

  private list(row: readonly Field[], a: readonly Row[], b: readonly Row[], list: string): void {
    const places = new Map(a.map(({ id }, i) => [id, i]));
    const from = b.map(({ id }) => places.get(id) ?? -1);
    const stays = staying(from);
    b.forEach((now, j) => {
      const was = a[from[j] ?? -1];
      const after = b[j - 1]?.id ?? null;
      if (!was) this.rows.push({ type: 'insertRow', list, row: now, after });
      else {
        if (!stays.has(j)) this.rows.push({ type: 'moveRow', list, row: now.id, after, was });
        this.fields(row, was.fields, now.fields, under(list, now.id));
      }
    });
    const kept = new Set(from);
    a.forEach((was, i) => {
      if (kept.has(i)) return;
      this.removals.push({ type: 'removeRow', list, row: was.id, removal: this.removal, was });
    });
  }

  private matrix(
    field: Extract<Field, { type: 'matrix' }>,
    a: Matrix['cells'],
    b: Matrix['cells'],
    address: string,
  ): void {
    const [rows, columns] = [idsUnder(this.after, field.rows), idsUnder(this.after, field.columns)];
    for (const row of namesIn(a, b)) {
      if (!rows.has(row)) continue;
      for (const column of namesIn(a[row] ?? {}, b[row] ?? {})) {
        if (!columns.has(column)) continue;
        this.field(field.cell, a[row]?.[column], b[row]?.[column], under(address, row, column));
      }
    }
  }
}

/** @param a in its one form, as `b` is */
function textChanges(
  type: 'line' | 'rich',
  address: string,
  a: readonly Node[],
  b: readonly Node[],
): readonly Change[] {
  if (sameNodes(a, b)) return [];
  const keyless = [...a, ...b].some((node) => blockKey(node) === undefined);
  if (type === 'line' || keyless) return [{ type: 'text', address, nodes: b, was: a }];
  const from = pairNodes(a, b);
  const stays = staying(from);
  const kept = new Set(from);
  const changes: Change[] = [];
  a.forEach((was, i) => {
    if (!kept.has(i)) changes.push({ type: 'removeBlock', text: address, block: keyOf(was), was });
  });
  b.forEach((node, j) => {
    const was = a[from[j] ?? -1];
    if (was && !sameNodes(was, node)) {
      changes.push({ type: 'changeBlock', text: address, block: keyOf(was), node, was });
    }
  });
  b.forEach((node, j) => {
    const behind = b[j - 1];
    const after = behind ? keyOf(behind) : null;
    const was = a[from[j] ?? -1];
    if (!was) changes.push({ type: 'insertBlock', text: address, node, after });
    else if (!stays.has(j))
      changes.push({ type: 'moveBlock', text: address, block: keyOf(node), after, was });
  });
  return changes;
}

function keyOf(node: Node): string {
  return blockKey(node) ?? '';
}

export function own<T>(of: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}

/** Values of normal content, as the type of their field says. */
export function nodesIn(value: Value | undefined): readonly Node[] {
  return (value as readonly Node[] | undefined) ?? [];
}
export function rowsIn(value: Value | undefined): readonly Row[] {
  return (value as readonly Row[] | undefined) ?? [];
}
export function cellsIn(value: Value | undefined): Matrix['cells'] {
  return (value as Matrix | undefined)?.cells ?? {};
}
export function textsIn(value: Value | undefined): Variants['texts'] {
  return (value as Variants | undefined)?.texts ?? {};
}
export type UnitTexts = NonNullable<Variants['units']>;
export function unitsIn(value: Value | undefined): UnitTexts {
  return (value as Variants | undefined)?.units ?? {};
}
export function namesIn(...several: readonly object[]): readonly string[] {
  return [...new Set(several.flatMap((one) => Object.keys(one)))];
}
