import { type Action, signedIn } from '../action.ts';
import { documentFor } from '../documents/open.ts';
import { hasRoom, payerOf } from './addFile.ts';
import { readFile } from './readFile.ts';

/** A picture that came along with pasted text is held by this document too, if whoever pastes it may see it. */
export const keepFile: Action<'keepFile'> = async (ctx, asking, { params }) => {
  const actor = signedIn(asking);
  const { row, thing } = await documentFor(ctx, actor, params.document, 'write');
  const { file } = await readFile(ctx, actor, params.hash);
  const organisationId = payerOf(actor, thing);
  await ctx.lane.write(async (tx) => {
    await hasRoom(tx, { documentId: row.id, organisationId, hash: file.hash, size: file.size });
    await tx
      .insertInto('document_file')
      .values({
        document_id: row.id,
        hash: file.hash,
        organisation_id: organisationId,
        created_by: actor.id,
        created_at: ctx.now(),
      })
      .onConflict((conflict) => conflict.columns(['document_id', 'hash']).doNothing())
      .execute();
  });
  return { ok: true };
};
