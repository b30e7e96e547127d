import type { Field } from '../../../shared/content/fields.ts';
import type { Scalar } from '../../../shared/content/values.ts';
import type { Read } from '../derived.ts';

export interface Option {
  readonly value: string;
  readonly text: string;
}

/** What a person typed, understood: values for cells of the row by field name, or why it was not. */
export type Reading =
  | { readonly values: Readonly<Record<string, Scalar | null>> }
  | { readonly error: string };

/** One column of a structured part, or one labelled field behind its expander. */
export type Column = FieldColumn | ComputedColumn;

export interface FieldColumn {
  readonly field: Field;
  readonly label: string;
  /** Said to screen readers instead of a short label. */
  readonly longLabel?: string;
  readonly placeholder?: string;
  readonly width?: 'narrow' | 'wide';
  /** For choices and references. */
  readonly options?: readonly Option[];
  /** How a value reads in its cell, on screen and aloud. */
  readonly show?: (value: Scalar | undefined, row: string, read: Read) => Shown;
  /** How a value is put into the box to be changed. */
  readonly write?: (value: Scalar | undefined) => string;
  /** Understands what was typed; cells without it offer options or hold text. */
  readonly read?: (text: string) => Reading;
}

export interface ComputedColumn {
  readonly name: string;
  readonly label: string;
  readonly width?: 'narrow' | 'wide';
  /** The computed value in words. */
  readonly compute: (row: string, read: Read) => Shown;
}

export interface Shown {
  readonly text: string;
  /** Where the cell's text is too short to be understood when read aloud. */
  readonly aloud?: string;
}

/** What every kind of cell is given. */
export interface CellPlace {
  readonly list: string;
  readonly row: string;
  /** What the row is called, e.g. its organisation. */
  readonly rowName: string;
  /** Carries its own label: in the expander. */
  readonly labelled: boolean;
  /** Columns it reaches over. */
  readonly span?: number | undefined;
}

export function nameOf(column: Column): string {
  return 'field' in column ? column.field.name : column.name;
}

export function plainly(value: Scalar | undefined): Shown {
  return { text: value === undefined || typeof value === 'object' ? '' : String(value) };
}
