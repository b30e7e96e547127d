import { close } from '../../../shared/protocol/close.ts';
import type { Action } from '../action.ts';
import { signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { networkFor } from './access.ts';
import { keepOneFacilitator, memberOf } from './members.ts';

/** Facilitators remove anyone; anyone may leave. What was written stays, with its author. */
export const removeMember: Action<'removeMember'> = async (ctx, asking, { params }) => {
  const leaves = signedIn(asking).id === params.person;
  const { actor } = await networkFor(ctx, asking, params.network, leaves ? 'read' : 'facilitate');
  await ctx.lane.write(async (tx) => {
    const member = await memberOf(tx, params.network, params.person);
    if (member.role === 'facilitator') await keepOneFacilitator(tx, params.network, params.person);
    await tx
      .updateTable('network_member')
      .set({ ended_at: ctx.now() })
      .where('network_id', '=', params.network)
      .where('person_id', '=', params.person)
      .execute();
    await audit(ctx, tx, actor, leaves ? 'member.left' : 'member.removed', {
      networkId: params.network,
      organisationId: member.organisation_id,
      details: { personId: params.person },
    });
  });
  ctx.rooms.close({ personId: params.person }, close.accessChanged);
  return { ok: true };
};
