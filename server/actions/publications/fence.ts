import type { Kysely } from 'kysely';
import { close } from '../../../shared/protocol/close.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';
import { ActionError } from '../error.ts';

/** The log position that a freeze names: nothing after it enters. */
export interface Fence {
  readonly documentId: string;
  readonly epoch: number;
  readonly seq: number;
}

/**
 * Stops all writing to a live document.
 * @throws {ActionError} notLive when somebody else is freezing it, or did
 */
export async function fence(ctx: Context, documentId: string): Promise<Fence> {
  return ctx.lane.write(async (tx) => {
    const document = await tx
      .selectFrom('document')
      .select('epoch')
      .where('id', '=', documentId)
      .where('state', '=', 'live')
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (!document) {
      throw new ActionError('notLive', 'This document is frozen, or is being frozen. Load it again.');
    }
    const seq = await newestSeq(tx, documentId, document.epoch);
    await tx
      .updateTable('document')
      .set({ state: 'freezing', frozen_seq: seq })
      .where('id', '=', documentId)
      .execute();
    return { documentId, epoch: document.epoch, seq };
  });
}

async function newestSeq(tx: Kysely<Tables>, documentId: string, epoch: number): Promise<number> {
  let newest = 0;
  for (const table of ['log', 'checkpoint'] as const) {
    const { seq } = await tx
      .selectFrom(table)
      .select((eb) => eb.fn.max('seq').as('seq'))
      .where('document_id', '=', documentId)
      .where('part', '=', 'shared')
      .where('epoch', '=', epoch)
      .executeTakeFirstOrThrow();
    newest = Math.max(newest, seq ?? 0);
  }
  return newest;
}

/** Lets writing go on after a freeze that came to nothing; sockets come back and send what was refused. */
export async function unfence(ctx: Context, documentId: string): Promise<void> {
  await ctx.lane.write((tx) =>
    tx
      .updateTable('document')
      .set({ state: 'live', frozen_seq: null })
      .where('id', '=', documentId)
      .where('state', '=', 'freezing')
      .execute(),
  );
  ctx.rooms.close({ documentId }, close.accessChanged);
}

/** On start: a freeze that a crash cut short never happened. */
export async function unfenceAll({ lane }: Pick<Context, 'lane'>): Promise<void> {
  await lane.write((tx) =>
    tx
      .updateTable('document')
      .set({ state: 'live', frozen_seq: null })
      .where('state', '=', 'freezing')
      .execute(),
  );
}
