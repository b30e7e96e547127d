import type { Selectable } from 'kysely';
import type { Context } from '../../context.ts';
import { tokenHash } from '../../auth/tokens.ts';
import type { Tables } from '../../store/tables.ts';
import type { Call } from '../action.ts';
import type { DocumentRow } from '../documents/open.ts';
import { ActionError } from '../error.ts';

export type JoinLink = Selectable<Tables['join_link']>;

/** How many people one link brings. Past it the link is full, and whoever made it is told. */
export const mostByOneLink = 3000;

/**
 * The link that this token opens, and its document. A token that never was, one that has ended, one that was revoked
 * and one to what is in the trash are answered alike.
 * @throws {ActionError} notFound, or tooMany for somebody who guesses
 */
export async function linkByToken(
  ctx: Pick<Context, 'db' | 'now' | 'guesses'>,
  token: string,
  call: Pick<Call, 'address'>,
): Promise<{ readonly link: JoinLink; readonly document: DocumentRow }> {
  const hash = tokenHash(token);
  const link = await ctx.db
    .selectFrom('join_link')
    .selectAll()
    .where('token_hash', '=', hash)
    .executeTakeFirst();
  if (!link) ctx.guesses.wrong(call.address, hash);
  if (!link || !lives(link, ctx.now())) throw ended();
  const document = await ctx.db
    .selectFrom('document')
    .selectAll()
    .where('id', '=', link.document_id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!document) throw ended();
  return { link, document };
}

export function lives(link: Pick<JoinLink, 'revoked_at' | 'ends_at'>, at: number): boolean {
  return link.revoked_at === null && at < link.ends_at;
}

export function ended(): ActionError {
  return new ActionError(
    'notFound',
    'This link opens nothing: it has ended, or it was not copied whole. Ask whoever sent it for a new one.',
  );
}
