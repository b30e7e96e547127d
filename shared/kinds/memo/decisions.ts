import type { Content } from '../../content/fields.ts';
import type { Decision } from '../kind.ts';
import { rowsOf, textOf } from './read.ts';

/** The decisions that were made, in the order of the page. */
export function decisions(content: Content): readonly Decision[] {
  return rowsOf(content.fields, 'decisions').flatMap(({ fields }) => {
    const choice = textOf(fields.choice);
    if (!choice) return [];
    const decideBy = choice === 'notYet' ? textOf(fields.decideBy) : undefined;
    const organisation = textOf(fields.organisation) ?? '';
    return [{ organisation, choice, ...(decideBy ? { decideBy } : {}) }];
  });
}
