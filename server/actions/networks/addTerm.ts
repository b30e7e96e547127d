import { uuidv7 } from '../../../shared/ids.ts';
import type { Action } from '../action.ts';
import { badRequest } from '../error.ts';
import { networkFor } from './access.ts';

/** A network has a few hundred terms; more would be a dictionary, and every document of it carries them. */
export const mostTerms = 500;

export const addTerm: Action<'addTerm'> = async (ctx, asking, { params, body }) => {
  const { actor } = await networkFor(ctx, asking, params.network, 'write');
  const at = ctx.now();
  const id = uuidv7(at, ctx.random);
  await ctx.lane.write(async (tx) => {
    const { count } = await tx
      .selectFrom('glossary_term')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('network_id', '=', params.network)
      .executeTakeFirstOrThrow();
    if (count >= mostTerms) {
      throw badRequest(`The glossary has ${mostTerms} terms already. Remove one that is not used.`, ['term']);
    }
    await tx
      .insertInto('glossary_term')
      .values({
        id,
        network_id: params.network,
        lang: body.lang,
        term: body.term,
        words_json: JSON.stringify(body.words),
        note: body.note,
        created_at: at,
        created_by: actor.id,
        updated_at: at,
      })
      .execute();
  });
  return { id };
};
