import { close } from '../../../shared/protocol/close.ts';
import type { DocumentThing } from '../../../shared/policy/things.ts';
import { organisationThing } from '../../auth/things.ts';
import type { Context } from '../../context.ts';
import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { badRequest } from '../error.ts';
import { mayOwn } from './createDocument.ts';
import { grantToCycle } from './cycleGrant.ts';
import { candidatesFor } from './grants.ts';
import { documentFor } from './open.ts';

/**
 * Gives a document to another owner. Grants that the new owner could not make end; a cycle is kept where the new
 * owner takes part in it. Whoever is inside is judged anew at once.
 */
export const moveDocument: Action<'moveDocument'> = async (ctx, actor, { params, body: { owner } }) => {
  const { row, thing } = await documentFor(ctx, actor, params.document, 'move');
  const by = signedIn(actor);
  await mayOwn(ctx, by, owner);
  if (owner.type === thing.owner.type && owner.id === thing.owner.id) {
    throw badRequest('This document belongs there already.', ['owner']);
  }
  const candidates = new Set((await candidatesFor(ctx, owner)).map((one) => one.id));
  const keepsCycle = row.cycle_id !== null && (await takesPart(ctx, owner, row.cycle_id));
  const at = ctx.now();
  await ctx.lane.write(async (tx) => {
    await tx
      .updateTable('document')
      .set({
        network_id: owner.type === 'network' ? owner.id : null,
        organisation_id: owner.type === 'organisation' ? owner.id : null,
        cycle_id: keepsCycle ? row.cycle_id : null,
        updated_at: at,
      })
      .where('id', '=', row.id)
      .execute();
    const grants = await tx
      .selectFrom('grant')
      .select(['id', 'network_id', 'organisation_id'])
      .where('document_id', '=', row.id)
      .where('ended_at', 'is', null)
      .execute();
    const ending = grants.filter((one) => !candidates.has(one.network_id ?? one.organisation_id ?? ''));
    if (ending.length > 0) {
      const ids = ending.map((one) => one.id);
      await tx.updateTable('grant').set({ ended_at: at }).where('id', 'in', ids).execute();
    }
    if (owner.type === 'organisation' && keepsCycle && row.cycle_id) {
      await grantToCycle(ctx, tx, { documentId: row.id, cycleId: row.cycle_id, by: by.id });
    }
    const details = { from: thing.owner, to: owner, grantsEnded: ending.length };
    // Both owners find it in their own log.
    for (const one of [thing.owner, owner]) {
      await audit(ctx, tx, by, 'document.moved', {
        documentId: row.id,
        ...(one.type === 'network' ? { networkId: one.id } : { organisationId: one.id }),
        details,
      });
    }
  });
  ctx.rooms.close({ documentId: row.id }, close.accessChanged);
  return { ok: true };
};

async function takesPart(
  ctx: Pick<Context, 'db'>,
  owner: DocumentThing['owner'],
  cycleId: string,
): Promise<boolean> {
  const cycle = await ctx.db
    .selectFrom('cycle')
    .select('network_id')
    .where('id', '=', cycleId)
    .executeTakeFirst();
  if (!cycle) return false;
  if (owner.type === 'network') return owner.id === cycle.network_id;
  const organisation = await organisationThing(ctx.db, owner.id);
  return organisation?.networkIds.includes(cycle.network_id) ?? false;
}
