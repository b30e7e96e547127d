import type { Field, MatrixField } from '../../content/fields.ts';
import { scoreOptions } from './fields.ts';

function perScore(name: string, cell: MatrixField['cell']): MatrixField {
  return { name, type: 'matrix', rows: 'vendors', columns: 'criteria', elsewhere: true, cell };
}

/**
 * What one rater keeps sealed until the reveal, in a personal part of the document. Vendors, criteria and categories
 * stand in the shared part: cells and rows here go by their ids.
 */
export const scoreFields: readonly Field[] = [
  /** The row's id is the category's. No category chosen: the rater scores all. */
  { name: 'categories', type: 'list', row: [{ name: 'chosen', type: 'tick' }] },
  perScore('scores', { name: 'score', type: 'choice', options: scoreOptions }),
  perScore('notes', { name: 'note', type: 'line' }),
  perScore('links', { name: 'link', type: 'line' }),
  /** The row's id is the vendor's: its scores of this rater count for nothing. */
  {
    name: 'conflicts',
    type: 'list',
    row: [
      { name: 'conflict', type: 'tick' },
      { name: 'reason', type: 'line' },
    ],
  },
];
