import type { Fields } from '../../content/fields.ts';
import { rowsOf } from './read.ts';

/** Another district's telephone number must not go out in one's own letters: every slot waits to be filled anew. */
export function forked(fields: Fields): Fields {
  if (fields.slots === undefined) return fields;
  const slots = rowsOf(fields, 'slots').map((row) => ({
    id: row.id,
    fields: Object.fromEntries(Object.entries(row.fields).filter(([name]) => name !== 'value')),
  }));
  return { ...fields, slots };
}
