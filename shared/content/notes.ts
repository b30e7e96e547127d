import type { Field, RichField } from './fields.ts';

/** Every document ends in open notes, which never leave it. Kinds do not list them. */
export const notesField: RichField = { name: 'notes', type: 'rich', unpublished: true };

const known = new WeakMap<readonly Field[], readonly Field[]>();

/** A kind's fields and the notes that every document has. */
export function withNotes(fields: readonly Field[]): readonly Field[] {
  if (fields.some((field) => field.name === notesField.name)) return fields;
  let all = known.get(fields);
  if (!all) {
    all = [...fields, notesField];
    known.set(fields, all);
  }
  return all;
}
