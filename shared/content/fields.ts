/**
 * The fields of a kind, declared as data. From the declaration come the layout in the Y.Doc, validation,
 * what the socket may carry, comparison, merging, rendering and export, once for all kinds.
 */
export type ReferenceTarget = 'organisation' | 'definition' | 'artifact' | 'person' | 'document' | 'row';

interface Named {
  /** `[a-z][A-Za-z0-9]*`, unique among its siblings; the first part of its address. */
  readonly name: string;
  /** Offered as a quiet "Add …" line and left out of print while empty. */
  readonly optional?: boolean;
  /** Stays in the document and never leaves it: not in versions, publications, exports or forks. */
  readonly unpublished?: boolean;
}

/** Inline-only collaborative text: titles, sentences, reasons, names. */
export interface LineField extends Named {
  readonly type: 'line';
}
/** Collaborative rich text: blocks, each with an id. */
export interface RichField extends Named {
  readonly type: 'rich';
}
export interface NumberField extends Named {
  readonly type: 'number';
  readonly min?: number;
  readonly max?: number;
  readonly integer?: boolean;
}
/** A reported, zero, suppressed or not reported value: four different things. */
export interface MeasuredField extends Named {
  readonly type: 'measured';
}
export interface ChoiceField extends Named {
  readonly type: 'choice';
  readonly options: readonly string[];
}
/** An ISO 8601 calendar date, `2026-11-22`. */
export interface DateField extends Named {
  readonly type: 'date';
}
export interface TickField extends Named {
  readonly type: 'tick';
}
/**
 * The id of something outside the document, whose label at the time is kept with each version; or, `to: 'row'`, of a
 * row of the document itself, which tells its own name.
 */
export interface ReferenceField extends Named {
  readonly type: 'reference';
  readonly to: ReferenceTarget;
}
/** Rows of fields, in an order people choose; nests twice. */
export interface ListField extends Named {
  readonly type: 'list';
  readonly row: readonly Field[];
}
/** Cells keyed by the row ids of two lists (their addresses). */
export interface MatrixField extends Named {
  readonly type: 'matrix';
  readonly rows: string;
  readonly columns: string;
  /** The two lists stand in another part of the document: every cell that was written is read. */
  readonly elsewhere?: boolean;
  readonly cell: ScalarField | LineField;
}
/** The same text in several languages, keyed by BCP 47 tag. */
export interface VariantsField extends Named {
  readonly type: 'variants';
  readonly of: 'line' | 'rich';
}

export type ScalarField = NumberField | MeasuredField | ChoiceField | DateField | TickField | ReferenceField;
export type Field = ScalarField | LineField | RichField | ListField | MatrixField | VariantsField;

/** A value that is *not reported* is different from one nobody has filled in (absent). */
export type Measured =
  | { readonly state: 'reported'; readonly value: number }
  | { readonly state: 'zero' }
  | { readonly state: 'suppressed' /** "<10": the count is below this. */; readonly below?: number }
  | { readonly state: 'notReported' };

export interface Mark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}
/** A ProseMirror node as JSON. Blocks of rich text carry `attrs.id`. */
export interface Node {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly Node[];
  readonly text?: string;
  readonly marks?: readonly Mark[];
}

export interface Row {
  readonly id: string;
  readonly fields: Fields;
}
export type Value =
  | readonly Node[] // line: inline nodes; rich: blocks
  | number
  | Measured
  | string // choice, date, reference
  | boolean
  | readonly Row[]
  | Matrix
  | Variants;
/** row id → column id → value */
export interface Matrix {
  readonly cells: Readonly<Record<string, Readonly<Record<string, Value>>>>;
}
/** language tag → text */
export interface Variants {
  readonly texts: Readonly<Record<string, readonly Node[]>>;
}
/** Values by field name. Whatever is empty is absent. */
export type Fields = Readonly<Record<string, Value>>;

/** The content of a document of one kind: what versions hold, hashes cover and forks carry. */
export interface Content {
  readonly kind: string;
  readonly kindVersion: number;
  readonly fields: Fields;
}
