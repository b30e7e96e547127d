import type { VersionType } from '../../../shared/model.ts';
import type { Context } from '../../context.ts';
import { ActionError } from '../error.ts';
import type { DocumentRow } from './open.ts';
import { asNext, insertSealed, newestVersion, sealNext } from './seal.ts';

export interface Keeping {
  readonly type: VersionType;
  readonly name: string;
  /** Nobody for what is kept by itself. */
  readonly by?: { readonly id: string; readonly name: string };
}

/**
 * Keeps a live document as it is on disk now. What is kept by itself is not kept twice: the newest version is good
 * enough where it says the same.
 * @returns the number of the version
 */
export async function keepVersion(
  ctx: Pick<Context, 'db' | 'lane' | 'rooms' | 'now'>,
  row: DocumentRow,
  keeping: Keeping,
): Promise<number> {
  return asNext(async () => {
    // From before it is read: what is written meanwhile is later than this version, and gets one of its own.
    const at = ctx.now();
    const { content, epoch, seq } = await ctx.rooms.contentAt(row.id);
    const { by, ...rest } = keeping;
    const sealed = await sealNext(ctx.db, {
      row,
      content,
      epoch,
      seq,
      ...rest,
      ...(by ? { by: { id: by.id, name: by.name } } : {}),
      at,
    });
    const newest = await newestVersion(ctx.db, row.id);
    if (keeping.type === 'automatic' && newest && newest.content_hash === sealed.version.content_hash) {
      return newest.n;
    }
    await ctx.lane.write(async (tx) => {
      const { state } = await tx
        .selectFrom('document')
        .select('state')
        .where('id', '=', row.id)
        .executeTakeFirstOrThrow();
      if (state !== 'live') {
        throw new ActionError('notLive', 'This document is frozen or being frozen, so no version was kept.');
      }
      await insertSealed(tx, sealed);
    });
    return sealed.metadata.n;
  });
}
