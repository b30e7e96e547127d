import { type Action, signedIn } from '../action.ts';
import { documentFor } from './open.ts';

const mostKept = 100;

/** Remembers that the actor opened it, for their own list of recent documents. */
export const noteOpened: Action<'noteOpened'> = async (ctx, actor, { params }) => {
  const { row } = await documentFor(ctx, actor, params.document, 'read');
  const { id } = signedIn(actor);
  await ctx.lane.write(async (tx) => {
    await tx
      .insertInto('opened')
      .values({ person_id: id, document_id: row.id, at: ctx.now() })
      .onConflict((conflict) =>
        conflict
          .columns(['person_id', 'document_id'])
          .doUpdateSet((again) => ({ at: again.ref('excluded.at') })),
      )
      .execute();
    const old = await tx
      .selectFrom('opened')
      .select('at')
      .where('person_id', '=', id)
      .orderBy('at', 'desc')
      .limit(1)
      .offset(mostKept)
      .executeTakeFirst();
    if (old) await tx.deleteFrom('opened').where('person_id', '=', id).where('at', '<=', old.at).execute();
  });
  return { ok: true };
};
