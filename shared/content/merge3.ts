import { under } from './address.ts';
import type { Change } from './change.ts';
import { cellsIn, diff, namesIn, nodesIn, own, rowsIn, textsIn, type UnitTexts, unitsIn } from './diff.ts';
import type { Field, Fields, Matrix, Node, Row, UnitText, Value } from './fields.ts';
import type { Removal } from './live.ts';
import { inThreeWays } from './mergeOrder.ts';
import { mergeText } from './mergeText.ts';
import { idsUnder, normalise } from './normalise.ts';
import { withNotes } from './notes.ts';
import { sameNodes } from './suggestions/blocks.ts';
import { equalScalars, type Scalar } from './values.ts';

/**
 * Both changed the same place: each in its own way, one of them by removing it (there: in `theirs`, here: in `mine`),
 * or by moving it.
 */
export type ConflictType =
  | 'alsoAdaptedHere'
  | 'removedThereAdaptedHere'
  | 'adaptedThereRemovedHere'
  | 'movedBoth';

/** How a place reads in one of the three; undefined where it is not there. */
export type Reading =
  | { readonly type: 'value'; readonly value: Scalar }
  | { readonly type: 'text'; readonly nodes: readonly Node[] }
  | { readonly type: 'row'; readonly row: Row };

export interface Conflict {
  readonly type: ConflictType;
  /** Of a value, a line, a block or a row. */
  readonly address: string;
  readonly base: Reading | undefined;
  readonly theirs: Reading | undefined;
  readonly mine: Reading | undefined;
  /** What makes this place, in the document as merged, read as theirs. */
  readonly take: readonly Change[];
}

export interface Merge {
  /** What theirs changed and mine did not: makes mine read as `merged`. */
  readonly clean: readonly Change[];
  readonly conflicts: readonly Conflict[];
  /** Mine with all that is clean; where both changed the same place, as mine. */
  readonly merged: Fields;
}

/**
 * What became of `base` in two places, put together by address.
 * @param removal who is to be named where a row goes
 */
export function merge3(
  fields: readonly Field[],
  base: Fields,
  theirs: Fields,
  mine: Fields,
  removal?: Removal,
): Merge {
  const all = withNotes(fields);
  const three = [base, theirs, mine].map((content) => normalise(all, content)) as [Fields, Fields, Fields];
  const merger = new Merger(all, three, removal ?? { by: '', at: 0 });
  const merged = normalise(all, merger.fields(all, ...three, ''));
  return { clean: diff(all, three[2], merged, removal), conflicts: merger.conflicts, merged };
}

type Three<T> = [base: T, theirs: T, mine: T];

class Merger {
  readonly conflicts: Conflict[] = [];
  private readonly all: readonly Field[];
  private readonly three: Three<Fields>;
  private readonly removal: Removal;

  constructor(all: readonly Field[], three: Three<Fields>, removal: Removal) {
    this.all = all;
    this.three = three;
    this.removal = removal;
  }

  fields(fields: readonly Field[], base: Fields, theirs: Fields, mine: Fields, prefix: string): Fields {
    const merged: Record<string, Value> = {};
    for (const field of fields) {
      const three: Three<Value | undefined> = [
        own(base, field.name),
        own(theirs, field.name),
        own(mine, field.name),
      ];
      const value = this.field(field, three, prefix === '' ? field.name : under(prefix, field.name));
      if (value !== undefined) merged[field.name] = value;
    }
    return merged;
  }

  private field(field: Field, three: Three<Value | undefined>, address: string): Value | undefined {
    const [base, theirs, mine] = three;
    // Cells may have changed though the rows that name them did not.
    if (field.type !== 'matrix' && field.type !== 'list') {
      if (sameNodes(base, theirs) || sameNodes(theirs, mine)) return mine;
      if (sameNodes(base, mine)) return theirs;
    }
    switch (field.type) {
      case 'line':
      case 'rich':
        return this.text(field.type, three.map(nodesIn) as Three<readonly Node[]>, address);
      case 'list':
        return this.rows(field.row, three.map(rowsIn) as Three<readonly Row[]>, address);
      case 'matrix':
        return this.matrix(field, three.map(cellsIn) as Three<Matrix['cells']>, address);
      case 'variants': {
        const texts = three.map(textsIn) as Three<Readonly<Record<string, readonly Node[]>>>;
        const merged = namesIn(...texts).map((lang) => {
          const of = texts.map((one) => nodesIn(one[lang])) as Three<readonly Node[]>;
          return [lang, this.text(field.of, of, `${address}@${lang}`)] as const;
        });
        const units = this.units(three.map(unitsIn) as Three<UnitTexts>, address);
        return { texts: Object.fromEntries(merged), ...(Object.keys(units).length > 0 ? { units } : {}) };
      }
      default:
        return this.scalar(three as Three<Scalar | undefined>, address);
    }
  }

  private scalar([base, theirs, mine]: Three<Scalar | undefined>, address: string): Scalar | undefined {
    if (equalScalars(base, theirs) || equalScalars(theirs, mine)) return mine;
    if (equalScalars(base, mine)) return theirs;
    this.conflicts.push({
      type: typeOf(theirs, mine),
      address,
      base: reading(base),
      theirs: reading(theirs),
      mine: reading(mine),
      take: [{ type: 'set', address, value: theirs ?? null }],
    });
    return mine;
  }

  private text(type: 'line' | 'rich', three: Three<readonly Node[]>, address: string): readonly Node[] {
    const { nodes, conflicts } = mergeText(type, address, ...three);
    this.conflicts.push(...conflicts);
    return nodes;
  }

  private units(three: Three<UnitTexts>, address: string): UnitTexts {
    const merged: Record<string, Record<string, UnitText>> = {};
    for (const lang of namesIn(...three)) {
      const ofLang = three.map((one) => one[lang] ?? {}) as Three<UnitTexts[string]>;
      for (const unit of namesIn(...ofLang)) {
        const of = ofLang.map((one) => own(one, unit)) as Three<UnitText | undefined>;
        (merged[lang] ??= {})[unit] = this.unit(of, `${under(address, unit)}@${lang}`);
      }
    }
    return merged;
  }

  /** What a translation was made from goes with its words; where those are disputed, taking theirs takes both. */
  private unit(three: Three<UnitText | undefined>, address: string): UnitText {
    const [base, theirs, mine] = three;
    const known = this.conflicts.length;
    const text = this.text('line', three.map((one) => one?.text ?? []) as Three<readonly Node[]>, address);
    const disputed = this.conflicts.splice(known);
    for (const one of disputed) {
      const made = { type: 'translation', address, made: theirs?.made ?? null } as const;
      this.conflicts.push({ ...one, take: [...one.take, made] });
    }
    const isTheirs = disputed.length === 0 && sameNodes(base?.made, mine?.made);
    const made = isTheirs ? theirs?.made : mine?.made;
    return { ...(text.length > 0 ? { text } : {}), ...(made ? { made } : {}) };
  }

  private rows(
    fields: readonly Field[],
    [base, theirs, mine]: Three<readonly Row[]>,
    list: string,
  ): readonly Row[] {
    const keyed = (rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));
    const merged = inThreeWays(keyed(base), keyed(theirs), keyed(mine), {
      both: (id, was, there, here) => ({
        id,
        fields: this.fields(fields, was?.fields ?? {}, there.fields, here.fields, under(list, id)),
      }),
      isUntouchedHere: (was, here) => sameNodes(was, here) && !this.hasOtherCells(here, 2),
      isUntouchedThere: (was, there) => sameNodes(was, there) && !this.hasOtherCells(there, 1),
      removedThere: (id, was, here) =>
        this.row(
          'removedThereAdaptedHere',
          list,
          [was, undefined, here],
          [{ type: 'removeRow', list, row: id, removal: this.removal, was: here }],
        ),
      removedHere: (_, was, there, after) =>
        this.row(
          'adaptedThereRemovedHere',
          list,
          [was, there, undefined],
          [{ type: 'insertRow', list, row: there, after }, ...this.cellsOf(there)],
        ),
      movedBoth: (id, there, here, after) =>
        this.row(
          'movedBoth',
          list,
          [undefined, there, here],
          [{ type: 'moveRow', list, row: id, after, was: here }],
        ),
    });
    return [...merged.values()];
  }

  private row(type: ConflictType, list: string, rows: Three<Row | undefined>, take: readonly Change[]): void {
    const [base, theirs, mine] = rows.map((row) => (row ? ({ type: 'row', row } as const) : undefined));
    const id = rows.find((row) => row)?.id ?? '';
    this.conflicts.push({ type, address: under(list, id), base, theirs, mine, take });
  }

  private matrix(
    field: Extract<Field, { type: 'matrix' }>,
    [base, theirs, mine]: Three<Matrix['cells']>,
    address: string,
  ): Matrix {
    const cells: Record<string, Record<string, Value>> = {};
    const [, there, here] = this.three;
    const isThere = livingIn(there, field);
    const isHere = livingIn(here, field);
    for (const row of namesIn(base, theirs, mine)) {
      for (const column of namesIn(base[row] ?? {}, theirs[row] ?? {}, mine[row] ?? {})) {
        const of: Three<Value | undefined> = [
          base[row]?.[column],
          theirs[row]?.[column],
          mine[row]?.[column],
        ];
        // Where its row or column went, what is in the cell is decided with that.
        const value = !isThere(row, column)
          ? of[2]
          : !isHere(row, column) && of[0] !== undefined
            ? of[1]
            : this.field(field.cell, of, under(address, row, column));
        if (value === undefined) continue;
        cells[row] ??= {};
        cells[row][column] = value;
      }
    }
    return { cells };
  }

  /** Whether cells named by a row, or by a row in it, read otherwise than in the base. */
  private hasOtherCells(row: Row, where: 1 | 2): boolean {
    const ids = new Set(idsOf(row));
    return this.all.some((field) => {
      if (field.type !== 'matrix') return false;
      const [was, now] = [this.three[0], this.three[where]].map((content) =>
        cellsNaming(cellsIn(own(content ?? {}, field.name)), ids),
      );
      return !sameNodes(was, now);
    });
  }

  /** What puts back the cells named by a row. */
  private cellsOf(row: Row): readonly Change[] {
    const ids = new Set(idsOf(row));
    return this.all.flatMap((field) => {
      if (field.type !== 'matrix') return [];
      const { cell, name } = field;
      return cellsNaming(cellsIn(own(this.three[1], name)), ids).map(([at, value]): Change => {
        const address = `${name}/${at}`;
        return cell.type === 'line'
          ? { type: 'text', address, nodes: nodesIn(value) }
          : { type: 'set', address, value: value as Scalar };
      });
    });
  }
}

function livingIn(content: Fields, { rows, columns }: Extract<Field, { type: 'matrix' }>) {
  const [living, across] = [idsUnder(content, rows), idsUnder(content, columns)];
  return (row: string, column: string) => living.has(row) && across.has(column);
}

function cellsNaming(
  cells: Matrix['cells'],
  ids: ReadonlySet<string>,
): readonly (readonly [string, Value])[] {
  return Object.entries(cells)
    .flatMap(([row, byColumn]) =>
      Object.entries(byColumn)
        .filter(([column]) => ids.has(row) || ids.has(column))
        .map(([column, value]) => [`${row}/${column}`, value] as const),
    )
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function idsOf({ id, fields }: Row): readonly string[] {
  const inner = Object.values(fields).flatMap((value) =>
    Array.isArray(value)
      ? (value as readonly (Row | Node)[]).flatMap((one) => ('fields' in one ? idsOf(one) : []))
      : [],
  );
  return [id, ...inner];
}

function typeOf(theirs: unknown, mine: unknown): ConflictType {
  if (theirs === undefined) return 'removedThereAdaptedHere';
  return mine === undefined ? 'adaptedThereRemovedHere' : 'alsoAdaptedHere';
}

function reading(value: Scalar | undefined): Reading | undefined {
  return value === undefined ? undefined : { type: 'value', value };
}
