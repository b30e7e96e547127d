import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { networkFor } from './access.ts';

export const updateNetwork: Action<'updateNetwork'> = async (ctx, asking, { params, body }) => {
  const { actor } = await networkFor(ctx, asking, params.network, 'facilitate');
  await ctx.lane.write(async (tx) => {
    await tx.updateTable('network').set({ name: body.name }).where('id', '=', params.network).execute();
    await audit(ctx, tx, actor, 'network.renamed', { networkId: params.network });
  });
  return { ok: true };
};
