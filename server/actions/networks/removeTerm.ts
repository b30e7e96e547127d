import type { Action } from '../action.ts';
import { notFound } from '../error.ts';
import { networkFor } from './access.ts';

export const removeTerm: Action<'removeTerm'> = async (ctx, asking, { params }) => {
  await networkFor(ctx, asking, params.network, 'write');
  await ctx.lane.write(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('glossary_term')
      .where('id', '=', params.term)
      .where('network_id', '=', params.network)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw notFound('term');
  });
  return { ok: true };
};
