import type { Action } from '../action.ts';
import { notFound } from '../error.ts';
import { networkFor } from './access.ts';

export const changeTerm: Action<'changeTerm'> = async (ctx, asking, { params, body }) => {
  await networkFor(ctx, asking, params.network, 'write');
  await ctx.lane.write(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('glossary_term')
      .set({
        lang: body.lang,
        term: body.term,
        words_json: JSON.stringify(body.words),
        note: body.note,
        updated_at: ctx.now(),
      })
      .where('id', '=', params.term)
      .where('network_id', '=', params.network)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw notFound('term');
  });
  return { ok: true };
};
