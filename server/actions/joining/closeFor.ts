import { close } from '../../../shared/protocol/close.ts';
import type { Context } from '../../context.ts';

/**
 * Closes the sockets of everybody who came by these links. They may come back, and the door decides anew: who has
 * another right stays, who has none is told 4404 before any byte.
 */
export async function closeFor(
  ctx: Pick<Context, 'db' | 'rooms'>,
  linkIds: readonly string[],
): Promise<void> {
  if (linkIds.length === 0) return;
  const rows = await ctx.db
    .selectFrom('join_place')
    .innerJoin('join_link', 'join_link.id', 'join_place.link_id')
    .select(['join_link.document_id', 'join_place.person_id'])
    .where('join_place.link_id', 'in', [...linkIds])
    .execute();
  for (const { document_id: documentId, person_id: personId } of rows) {
    ctx.rooms.close({ documentId, personId }, close.accessChanged);
  }
}
