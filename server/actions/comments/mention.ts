import { fieldAt } from '../../../shared/content/address.ts';
import { uuidv7 } from '../../../shared/ids.ts';
import { kindNamed } from '../../../shared/kinds/registry.ts';
import { type Action, signedIn } from '../action.ts';
import { documentFor } from '../documents/open.ts';
import { badRequest } from '../error.ts';
import { readersAmong } from './readers.ts';

/**
 * Somebody was named in the text itself. Who may not read the document hears nothing, and the caller no more than that
 * it was heard: the answer does not say who may read. Named twice before they have looked, they are told once.
 */
export const mention: Action<'mention'> = async (ctx, actor, { params, body }) => {
  const { row, thing } = await documentFor(ctx, actor, params.document, 'write');
  const by = signedIn(actor);
  const kind = kindNamed(row.kind);
  if (!kind || !fieldAt(kind.fields, body.address)) {
    throw badRequest(`This document has no place "${body.address}". Load it again.`, ['address']);
  }
  const [reader] = body.personId === by.id ? [] : await readersAmong(ctx, thing, [body.personId]);
  if (!reader) return { ok: true };
  await ctx.lane.write(async (tx) => {
    const waits = await tx
      .selectFrom('notification')
      .select('id')
      .where('person_id', '=', reader.id)
      .where('document_id', '=', row.id)
      .where('type', '=', 'named')
      .where('read_at', 'is', null)
      .executeTakeFirst();
    if (waits) return;
    await tx
      .insertInto('notification')
      .values({
        id: uuidv7(ctx.now(), ctx.random),
        person_id: reader.id,
        document_id: row.id,
        thread_id: null,
        comment_id: null,
        address: body.address,
        type: 'named',
        created_by: by.id,
        created_at: ctx.now(),
        read_at: null,
      })
      .execute();
  });
  return { ok: true };
};
