import { standardsLimits } from '../../../shared/standards/framework.ts';
import { uuidv7 } from '../../../shared/ids.ts';
import type { Action } from '../action.ts';
import { ActionError, badRequest } from '../error.ts';
import { managerOf } from './access.ts';

/** How many one network or organisation may have, those in the trash included. */
const mostFrameworks = 100;
/** After which an import that was not finished is taken for given up. */
const givenUp = 60 * 60 * 1000;

export const importFramework: Action<'importFramework'> = async (ctx, asking, { body }) => {
  const owner = {
    network_id: 'networkId' in body.owner ? body.owner.networkId : null,
    organisation_id: 'organisationId' in body.owner ? body.owner.organisationId : null,
  };
  const { id: personId } = await managerOf(ctx, asking, body.owner);
  const more = JSON.stringify(body.more ?? {});
  if (more.length > standardsLimits.frameworkMore) {
    throw badRequest('What is kept beside the framework is too long. Send less in "more".', ['more']);
  }
  const at = ctx.now();
  const id = uuidv7(at, ctx.random);
  await ctx.lane.write(async (tx) => {
    const own = tx
      .selectFrom('framework')
      .where(
        owner.network_id ? 'network_id' : 'organisation_id',
        '=',
        owner.network_id ?? owner.organisation_id,
      );
    const stale = own
      .select('id')
      .where('finished_at', 'is', null)
      .where('created_at', '<', at - givenUp);
    await tx.deleteFrom('standard').where('framework_id', 'in', stale).execute();
    await tx.deleteFrom('framework').where('id', 'in', stale).execute();
    const { count } = await own
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    if (count >= mostFrameworks) {
      throw new ActionError(
        'tooMany',
        `There are ${mostFrameworks} frameworks here already. Bring this one into another network or organisation.`,
      );
    }
    const replaced = body.replaces
      ? await own.select('id').where('id', '=', body.replaces).executeTakeFirst()
      : undefined;
    if (body.replaces && !replaced) {
      throw badRequest('The framework it is to replace is not among those here. Choose another.', [
        'replaces',
      ]);
    }
    await tx
      .insertInto('framework')
      .values({
        id,
        ...owner,
        identifier: body.identifier ?? null,
        title: body.title,
        creator: body.creator ?? null,
        version: body.version ?? null,
        status: body.status,
        language: body.language ?? null,
        source: body.source ?? null,
        licence: body.licence ?? null,
        replaces: body.replaces ?? null,
        more_json: more,
        standards: body.standards,
        created_by: personId,
        created_at: at,
        finished_at: null,
        removed_at: null,
      })
      .execute();
  });
  return { id };
};
