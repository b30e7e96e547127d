import type { Fields } from '../../../shared/content/fields.ts';
import { wordsOf } from '../../../shared/kinds/rubric/read.ts';

export { csvOf } from '../../../shared/kinds/rubric/csv.ts';

/** A file is called as the rubric is, without what file systems refuse. */
export function fileName(fields: Fields, otherwise: string): string {
  const title = wordsOf(fields.title)
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .trim()
    .slice(0, 60);
  return `${title || otherwise}.csv`;
}
