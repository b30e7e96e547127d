import type { Field, Fields, Row } from '../../../shared/content/fields.ts';

/** Every id that the reference fields of this content hold. */
export function referencedIds(fields: readonly Field[], content: Fields): ReadonlySet<string> {
  const ids = new Set<string>();
  const visit = (some: readonly Field[], values: Fields) => {
    for (const field of some) {
      const value = values[field.name];
      if (field.type === 'reference' && typeof value === 'string') ids.add(value);
      if (field.type === 'list' && Array.isArray(value)) {
        for (const row of value as readonly Row[]) visit(field.row, row.fields);
      }
    }
  };
  visit(fields, content);
  return ids;
}
