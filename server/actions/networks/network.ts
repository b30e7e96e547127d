import type { Action } from '../action.ts';
import { cyclesOf } from '../cycles/read.ts';
import { networkFor } from './access.ts';
import { organisationsIn, problemOf } from './read.ts';

export const network: Action<'network'> = async (ctx, asking, { params }) => {
  const { role, organisationId } = await networkFor(ctx, asking, params.network, 'read');
  const { id, name } = await ctx.db
    .selectFrom('network')
    .select(['id', 'name'])
    .where('id', '=', params.network)
    .executeTakeFirstOrThrow();
  const problem = await problemOf(ctx.db, id);
  return {
    id,
    name,
    role,
    organisationId,
    organisations: [...(await organisationsIn(ctx.db, id, organisationId))],
    ...(problem ? { problem } : {}),
    cycles: await cyclesOf(ctx, [id]),
  };
};
