import type { Transaction } from 'kysely';
import { uuidv7 } from '../../../shared/ids.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';

/**
 * Putting an organisation's document into a cycle lets the cycle's network read it and publish named versions of it.
 * A grant that gives the network more is kept, with that consent.
 */
export async function grantToCycle(
  ctx: Pick<Context, 'now' | 'random'>,
  tx: Transaction<Tables>,
  { documentId, cycleId, by }: { readonly documentId: string; readonly cycleId: string; readonly by: string },
): Promise<void> {
  const { network_id } = await tx
    .selectFrom('cycle')
    .select('network_id')
    .where('id', '=', cycleId)
    .executeTakeFirstOrThrow();
  const held = await tx
    .updateTable('grant')
    .set({ publish_consent: 1 })
    .where('document_id', '=', documentId)
    .where('network_id', '=', network_id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (held.numUpdatedRows > 0n) return;
  const at = ctx.now();
  await tx
    .insertInto('grant')
    .values({
      id: uuidv7(at, ctx.random),
      document_id: documentId,
      network_id,
      organisation_id: null,
      person_id: null,
      role: 'viewer',
      publish_consent: 1,
      created_by: by,
      created_at: at,
      ended_at: null,
    })
    .execute();
}
