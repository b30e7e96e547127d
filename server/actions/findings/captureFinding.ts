import { uuidv7 } from '../../../shared/ids.ts';
import { can } from '../../../shared/policy/can.ts';
import { type Action, signedIn } from '../action.ts';
import { notFound } from '../error.ts';
import { findingsFor } from './read.ts';

/** One or two sentences, by anyone of the network, for the organisation they speak for. */
export const captureFinding: Action<'captureFinding'> = async (ctx, asking, { params, body }) => {
  const actor = signedIn(asking);
  const membership = actor.networks.find((network) => network.id === params.network);
  if (!membership || !can(actor, 'capture', { type: 'network', id: membership.id }))
    throw notFound('network');
  const cycle = await ctx.db
    .selectFrom('cycle')
    .select('id')
    .where('network_id', '=', membership.id)
    .$if(body.cycleId !== undefined, (query) => query.where('id', '=', body.cycleId ?? ''))
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (body.cycleId !== undefined && !cycle) throw notFound('cycle');
  const id = uuidv7(ctx.now(), ctx.random);
  await ctx.lane.write((tx) =>
    tx
      .insertInto('finding')
      .values({
        id,
        network_id: membership.id,
        cycle_id: cycle?.id ?? null,
        organisation_id: membership.organisationId,
        text: body.text,
        held: body.held ?? null,
        not_held: body.notHeld ?? null,
        created_at: ctx.now(),
        created_by: actor.id,
        removed_at: null,
      })
      .execute(),
  );
  const [made] = await findingsFor(ctx.db, actor, { id });
  if (!made) throw notFound('finding');
  return made;
};
