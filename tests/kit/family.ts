import * as Y from 'yjs';
import { shortId } from '../../shared/ids.ts';
import type { Fields } from '../../shared/content/fields.ts';
import { seedDoc } from '../../shared/content/apply.ts';
import { contentOf } from '../../shared/content/json.ts';
import { attendance } from '../../shared/kinds/family/attendance.ts';
import { family } from '../../shared/kinds/family/index.ts';

export const around = { organisations: [], references: {} };

/** The letter about absences that a template may start from. */
export function letter(id: () => string = shortId): Fields {
  return attendance(around, id, 'en');
}

export function liveLetter(): Y.Doc {
  const ydoc = new Y.Doc();
  seedDoc(ydoc, family.fields, letter(), 'seed');
  return ydoc;
}

export function fieldsOf(ydoc: Y.Doc): Fields {
  return contentOf(ydoc, family).fields;
}
