import type { Selectable } from 'kysely';
import { fieldAt } from '../../../shared/content/address.ts';
import type { Anchor } from '../../../shared/content/anchors.ts';
import { kindNamed } from '../../../shared/kinds/registry.ts';
import type { Actor, PersonActor } from '../../../shared/policy/actor.ts';
import { spokenFor } from '../../auth/presence.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';
import { signedIn } from '../action.ts';
import { type OpenDocument, documentFor } from '../documents/open.ts';
import { ActionError, badRequest, notFound } from '../error.ts';

export interface Commenting extends OpenDocument {
  readonly by: PersonActor;
  /** For whom they speak in this document. */
  readonly organisationId: string | null;
}

/**
 * The document, when the actor may comment on it now.
 * @throws {ActionError} notFound, or notLive where it is frozen: threads are then read only
 */
export async function commentingOn(ctx: Context, actor: Actor, documentId: string): Promise<Commenting> {
  const opened = await documentFor(ctx, actor, documentId, 'comment');
  const by = signedIn(actor);
  return { ...opened, by, organisationId: spokenFor(by, opened.thing) ?? null };
}

export async function threadOf(
  ctx: Context,
  documentId: string,
  threadId: string,
): Promise<Selectable<Tables['thread']>> {
  const row = await ctx.db
    .selectFrom('thread')
    .selectAll()
    .where('id', '=', threadId)
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  if (!row) throw notFound('thread');
  return row;
}

/** Somebody's own comment: nobody else changes it. */
export async function ownComment(
  ctx: Context,
  { row, by }: Commenting,
  commentId: string,
): Promise<Selectable<Tables['comment']>> {
  const comment = await ctx.db
    .selectFrom('comment')
    .selectAll()
    .where('id', '=', commentId)
    .where('document_id', '=', row.id)
    .where('person_id', '=', by.id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!comment) throw notFound('comment of yours');
  return comment;
}

/** Only places that this kind of document has. */
export function checkAnchor({ row }: OpenDocument, { address, from, to }: Anchor): void {
  const kind = kindNamed(row.kind);
  if (!kind || !fieldAt(kind.fields, address) || (from === undefined) !== (to === undefined)) {
    throw badRequest(`This document has no place "${address}" to comment on. Load it again.`, ['anchor']);
  }
}

const most = { threads: 1000, comments: 4000, aMinute: 30 };
const minute = 60_000;

/**
 * Bounds of a document and of a person.
 * @throws {ActionError} tooLarge, tooMany
 */
export async function checkRoom(ctx: Context, { row, by }: Commenting, isThread: boolean): Promise<void> {
  const count = async (table: 'thread' | 'comment') => {
    const { n } = await ctx.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('document_id', '=', row.id)
      .executeTakeFirstOrThrow();
    return n;
  };
  if ((isThread && (await count('thread')) >= most.threads) || (await count('comment')) >= most.comments) {
    throw new ActionError(
      'tooLarge',
      'This document has as many comments as it can hold. Go on in the text, or in a fork of it.',
    );
  }
  const { n } = await ctx.db
    .selectFrom('comment')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('person_id', '=', by.id)
    .where('created_at', '>', ctx.now() - minute)
    .executeTakeFirstOrThrow();
  if (n >= most.aMinute) {
    throw new ActionError('tooMany', 'Many comments in one minute. Wait a moment, then send it again.', {
      retryAfter: 60,
    });
  }
}
