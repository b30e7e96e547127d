import { uuidv7 } from '../../../shared/ids.ts';
import { organisationThing } from '../../auth/things.ts';
import type { Action } from '../action.ts';
import { notFound } from '../error.ts';
import { cycleFor } from './access.ts';
import { artifactsOf } from './read.ts';

/** A link to something that belongs to the cycle, and whose it is. */
export const addArtifact: Action<'addArtifact'> = async (ctx, asking, { params, body }) => {
  const { actor, networkId } = await cycleFor(ctx, asking, params.cycle, 'write');
  const organisation = await organisationThing(ctx.db, body.organisationId);
  if (!organisation?.networkIds.includes(networkId)) throw notFound('organisation');
  const id = uuidv7(ctx.now(), ctx.random);
  await ctx.lane.write((tx) =>
    tx
      .insertInto('artifact')
      .values({
        id,
        cycle_id: params.cycle,
        organisation_id: organisation.id,
        title: body.title,
        sort: body.sort,
        url: body.url,
        licence: body.licence,
        created_at: ctx.now(),
        created_by: actor.id,
        removed_at: null,
      })
      .execute(),
  );
  const added = (await artifactsOf(ctx.db, params.cycle)).find((artifact) => artifact.id === id);
  if (!added) throw notFound('artifact');
  return added;
};
