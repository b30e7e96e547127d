import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { badRequest } from '../error.ts';
import { frameworkFor, ownerOf } from './access.ts';

/** Everything announced is there: from now on it is found. Said again, nothing changes. */
export const finishFramework: Action<'finishFramework'> = async (ctx, asking, { params }) => {
  const { actor, row } = await frameworkFor(ctx, asking, params.framework);
  if (row.finished_at !== null) return { ok: true };
  await ctx.lane.write(async (tx) => {
    const { count } = await tx
      .selectFrom('standard')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('framework_id', '=', row.id)
      .executeTakeFirstOrThrow();
    if (count !== row.standards) {
      throw badRequest(
        `${row.standards} standards were announced and ${count} have come. Send the missing ones, then finish.`,
        [],
      );
    }
    await tx.updateTable('framework').set({ finished_at: ctx.now() }).where('id', '=', row.id).execute();
    await audit(ctx, tx, actor, 'framework.imported', {
      ...ownerOf(row),
      details: { frameworkId: row.id, title: row.title, standards: row.standards },
    });
  });
  return { ok: true };
};
