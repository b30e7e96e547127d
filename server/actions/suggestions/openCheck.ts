import type { Check } from '../../../shared/kinds/kind.ts';
import type { Context } from '../../context.ts';
import type { DocumentRow } from '../documents/open.ts';
import { readSuggestions } from './read.ts';

/** A warning before publishing, while suggestions are open. */
export async function openSuggestions(
  ctx: Pick<Context, 'db' | 'rooms' | 'now'>,
  row: DocumentRow,
): Promise<readonly Check[]> {
  const open = await readSuggestions(ctx, row);
  const [first] = open;
  if (!first) return [];
  return [
    {
      id: 'suggest.open',
      level: 'warning',
      message: 'suggest.open',
      values: { count: open.length },
      address: first.proposal.place,
    },
  ];
}
