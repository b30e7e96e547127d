import type { Kysely, Selectable } from 'kysely';
import { tokenHash } from '../../auth/tokens.ts';
import type { Tables } from '../../store/tables.ts';
import { ActionError, notFound } from '../error.ts';

/** @throws {ActionError} notFound for a token that never was, gone for one that no longer works */
export async function invitationOf(
  db: Kysely<Tables>,
  token: string,
  now: number,
): Promise<Selectable<Tables['invitation']>> {
  const row = await db
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', tokenHash(token))
    .executeTakeFirst();
  if (!row) throw notFound('invitation');
  if (row.used_at !== null || row.revoked_at !== null || row.expires_at <= now) {
    throw new ActionError(
      'gone',
      'This invitation has been used, withdrawn or has expired. Ask whoever sent it for a new one.',
    );
  }
  return row;
}
