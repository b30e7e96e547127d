import { lineOf } from '../../../shared/content/text.ts';
import { type Action, signedIn } from '../action.ts';
import { editAs } from './editAs.ts';
import { documentFor } from './open.ts';
import { kindOf } from './seal.ts';

/** Writes the title where it stands: in the document. */
export const renameDocument: Action<'renameDocument'> = async (ctx, actor, { params, body }) => {
  const open = await documentFor(ctx, actor, params.document, 'write');
  const { titleField } = kindOf(open.row.kind);
  await editAs(ctx, signedIn(actor), open, [
    { type: 'text', address: titleField, nodes: lineOf(body.title) },
  ]);
  // The list says so at once; what follows a pause in writing says it again.
  await ctx.lane.write((tx) =>
    tx
      .updateTable('document')
      .set({ title: body.title, updated_at: ctx.now() })
      .where('id', '=', open.row.id)
      .execute(),
  );
  return { ok: true };
};
