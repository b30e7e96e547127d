import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { notFound } from '../error.ts';
import { networkFor } from './access.ts';

export const revokeInvitation: Action<'revokeInvitation'> = async (ctx, asking, { params }) => {
  const { actor } = await networkFor(ctx, asking, params.network, 'facilitate');
  await ctx.lane.write(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('invitation')
      .set({ revoked_at: ctx.now() })
      .where('id', '=', params.invitation)
      .where('network_id', '=', params.network)
      .where('used_at', 'is', null)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw notFound('invitation');
    await audit(ctx, tx, actor, 'invitation.revoked', {
      networkId: params.network,
      details: { invitationId: params.invitation },
    });
  });
  return { ok: true };
};
