import { type Action, signedIn } from '../action.ts';
import { notFound } from '../error.ts';
import { documentFor } from './open.ts';
import { asNext, insertSealed, sealNext } from './seal.ts';
import { versionsOf } from './versions.ts';

/** Keeps the document as it is on disk now, under a name. */
export const nameVersion: Action<'nameVersion'> = async (ctx, actor, { params, body }) => {
  const { row } = await documentFor(ctx, actor, params.document, 'nameVersion');
  const { id, name } = signedIn(actor);
  const n = await asNext(async () => {
    const { content, epoch, seq } = await ctx.rooms.contentAt(row.id);
    const sealed = await sealNext(ctx.db, {
      row,
      content,
      epoch,
      seq,
      type: 'named',
      name: body.name,
      by: { id, name },
      at: ctx.now(),
    });
    await ctx.lane.write((tx) => insertSealed(tx, sealed));
    return sealed.metadata.n;
  });
  const [made] = await versionsOf(ctx.db, row.id, n);
  if (!made) throw notFound('version');
  return made;
};
