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
/** A short name in fixed letters, such as a language tag or the name of a merge field. */
export interface CodeField extends Named {
  readonly type: 'code';
  readonly of: 'language' | 'mergeField';
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
  /**
   * Only for rich text: the name of the `code` field that says which language the text is written in. All others
   * are translated unit by unit: a line for each unit at `field/unit@lang`, and under the same key of the values
   * what it was made from. Its blocks, their order and their formatting are those of the source.
   */
  readonly source?: string;
}

export type ScalarField =
  | NumberField
  | MeasuredField
  | ChoiceField
  | DateField
  | TickField
  | ReferenceField
  | CodeField;
export type Field = ScalarField | LineField | RichField | ListField | MatrixField | VariantsField;

/** A value that is *not reported* is different from one nobody has filled in (absent). */
export type Measured =
  | { readonly state: 'reported'; readonly value: number }
  | { readonly state: 'zero' }
  | { readonly state: 'suppressed' /** "<10": the count is below this. */; readonly below?: number }
  | { readonly state: 'notReported' };

/** How a unit of text came to stand in another language, and what it says. */
export interface Translation {
  /** `machine`: no person has read it yet. */
  readonly state: 'machine' | 'reviewed';
  /** A hash of the words it translates. */
  readonly of: string;
  /** Those words, to show what has changed since; cut where they are very long. */
  readonly words: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The person, as they were called then. */
  readonly who: string;
  /** What translated it, for machine text. */
  readonly tool?: string;
}

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
  | string // choice, date, reference, code
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
  /** language tag → id of a unit of the source → its words there */
  readonly units?: Readonly<Record<string, Readonly<Record<string, UnitText>>>>;
}
export interface UnitText {
  readonly text?: readonly Node[];
  readonly made?: Translation;
}
/** Values by field name. Whatever is empty is absent. */
export type Fields = Readonly<Record<string, Value>>;

/** The content of a document of one kind: what versions hold, hashes cover and forks carry. */
export interface Content {
  readonly kind: string;
  readonly kindVersion: number;
  readonly fields: Fields;
}
