import type { Kysely, Transaction } from 'kysely';
import type { Adapter, DatabaseSession } from 'lucia';
import type { Lane } from '../store/lane.ts';
import type { Tables } from '../store/tables.ts';

const day = 24 * 60 * 60_000;
/** A session ends 30 days after sign-in whatever happens, and after 7 days without use. */
export const absoluteLimit = 30 * day;
export const idleLimit = 7 * day;

/** Lucia's sessions in our tables, by our clock. */
export function sessionAdapter(db: Kysely<Tables>, lane: Lane, now: () => number): Adapter {
  const alive = (row: Tables['session']) => now() < row.expires_at && now() < row.last_used_at + idleLimit;
  const asLucia = (row: Tables['session']): DatabaseSession => ({
    id: row.id,
    userId: row.person_id,
    // Lucia compares with the machine's clock; what counts is how long is left by ours.
    expiresAt: new Date(Date.now() + row.expires_at - now()),
    attributes: {},
  });
  return {
    async getSessionAndUser(sessionId) {
      const row = await db.selectFrom('session').selectAll().where('id', '=', sessionId).executeTakeFirst();
      if (!row || !alive(row)) return [null, null];
      const person = await db
        .selectFrom('person')
        .select('id')
        .where('id', '=', row.person_id)
        .where('ended_at', 'is', null)
        .executeTakeFirst();
      return [asLucia(row), person ? { id: person.id, attributes: {} } : null];
    },
    async getUserSessions(personId) {
      const rows = await db.selectFrom('session').selectAll().where('person_id', '=', personId).execute();
      return rows.filter(alive).map(asLucia);
    },
    async setSession(session) {
      await lane.write((tx) => insertSession(tx, session.id, session.userId, now()));
    },
    /** Lucia would prolong a session in use; ours has an absolute end. */
    updateSessionExpiration: () => Promise.resolve(),
    async deleteSession(sessionId) {
      await lane.write((tx) => tx.deleteFrom('session').where('id', '=', sessionId).execute());
    },
    async deleteUserSessions(personId) {
      await lane.write((tx) => tx.deleteFrom('session').where('person_id', '=', personId).execute());
    },
    async deleteExpiredSessions() {
      await lane.write((tx) =>
        tx
          .deleteFrom('session')
          .where((where) =>
            where.or([where('expires_at', '<=', now()), where('last_used_at', '<=', now() - idleLimit)]),
          )
          .execute(),
      );
    },
  };
}

export async function insertSession(
  tx: Transaction<Tables>,
  id: string,
  personId: string,
  at: number,
): Promise<void> {
  await tx
    .insertInto('session')
    .values({ id, person_id: personId, created_at: at, expires_at: at + absoluteLimit, last_used_at: at })
    .execute();
}
