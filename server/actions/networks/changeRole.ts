import { close } from '../../../shared/protocol/close.ts';
import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { networkFor } from './access.ts';
import { keepOneFacilitator, memberOf } from './members.ts';

export const changeRole: Action<'changeRole'> = async (ctx, asking, { params, body }) => {
  const { actor } = await networkFor(ctx, asking, params.network, 'facilitate');
  await ctx.lane.write(async (tx) => {
    const member = await memberOf(tx, params.network, params.person);
    if (member.role === body.role) return;
    if (member.role === 'facilitator') await keepOneFacilitator(tx, params.network, params.person);
    await tx
      .updateTable('network_member')
      .set({ role: body.role })
      .where('network_id', '=', params.network)
      .where('person_id', '=', params.person)
      .execute();
    await audit(ctx, tx, actor, 'member.roleChanged', {
      networkId: params.network,
      organisationId: member.organisation_id,
      details: { personId: params.person, from: member.role, to: body.role },
    });
  });
  ctx.rooms.close({ personId: params.person }, close.accessChanged);
  return { ok: true };
};
