import { type Action, signedIn } from '../action.ts';
import { ActionError } from '../error.ts';
import { documentFor } from './open.ts';
import { insertSealed, Outrun, sealNext } from './seal.ts';
import { versionsOf } from './versions.ts';

const tries = 5;

/** Keeps the document as it is on disk now, under a name. */
export const nameVersion: Action<'nameVersion'> = async (ctx, actor, { params, body }) => {
  const { row } = await documentFor(ctx, actor, params.document, 'nameVersion');
  const { id, name } = signedIn(actor);
  for (let i = 0; i < tries; i += 1) {
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
    try {
      await ctx.lane.write((tx) => insertSealed(tx, sealed));
    } catch (error) {
      if (error instanceof Outrun) continue;
      throw error;
    }
    const [made] = await versionsOf(ctx.db, row.id, sealed.metadata.n);
    if (made) return made;
  }
  throw new ActionError('unavailable', 'Others are naming versions at the same moment. Try again.');
};
