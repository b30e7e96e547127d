import { type Action, signedIn } from '../action.ts';
import { documentFor } from './open.ts';

/** Keeps it at hand for the actor alone. */
export const starDocument: Action<'starDocument'> = async (ctx, actor, { params }) => {
  const { row } = await documentFor(ctx, actor, params.document, 'read');
  const { id } = signedIn(actor);
  await ctx.lane.write((tx) =>
    tx
      .insertInto('star')
      .values({ person_id: id, document_id: row.id, at: ctx.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  return { ok: true };
};

/** One's own star can be taken back also where the document may no longer be read. */
export const unstarDocument: Action<'unstarDocument'> = async (ctx, actor, { params }) => {
  const { id } = signedIn(actor);
  await ctx.lane.write((tx) =>
    tx.deleteFrom('star').where('person_id', '=', id).where('document_id', '=', params.document).execute(),
  );
  return { ok: true };
};
