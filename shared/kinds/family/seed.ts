import type { Fields } from '../../content/fields.ts';
import { languageRows, mergeFieldRow } from './write.ts';

/** An empty text in English, and the two fields that nearly every letter needs. */
export function seed(): Fields {
  return {
    source: 'en',
    languages: languageRows(['en', 'es']),
    mergeFields: [
      mergeFieldRow('student_first_name', 'name', 'Maya'),
      mergeFieldRow('family_name', 'name', 'Rivera'),
    ],
  };
}
