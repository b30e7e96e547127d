import type { Kysely, Transaction } from 'kysely';
import { Lucia, TimeSpan } from 'lucia';
import type { RandomBytes } from '../../shared/ids.ts';
import type { Lane } from '../store/lane.ts';
import type { Tables } from '../store/tables.ts';
import { insertSession, sessionAdapter } from './sessionAdapter.ts';
import { newToken, tokenHash } from './tokens.ts';

export interface ValidSession {
  readonly id: string;
  readonly personId: string;
}

/** Who is signed in. The cookie holds a random token, the database only its SHA-256. */
export interface Sessions {
  validate(cookieHeader: string | null | undefined): Promise<ValidSession | undefined>;
  /** @returns the new session and the Set-Cookie header that carries it */
  start(personId: string): Promise<{ readonly id: string; readonly cookie: string }>;
  /** The same in a transaction that makes the person: nobody is left without their session. */
  startIn(
    tx: Transaction<Tables>,
    personId: string,
  ): Promise<{ readonly id: string; readonly cookie: string }>;
  end(sessionId: string): Promise<void>;
  /** @returns the ids of the sessions that were ended, for their sockets */
  endAll(personId: string, exceptSessionId?: string): Promise<readonly string[]>;
  deleteExpired(): Promise<void>;
  /** The Set-Cookie header that takes the cookie away. */
  readonly noCookie: string;
}

export interface SessionsNeed {
  readonly db: Kysely<Tables>;
  readonly lane: Lane;
  readonly now: () => number;
  readonly random: RandomBytes;
  /** Cookies are sent over https only. */
  readonly secure: boolean;
}

const touchEvery = 60 * 60_000;

export function createSessions({ db, lane, now, random, secure }: SessionsNeed): Sessions {
  const lucia = new Lucia(sessionAdapter(db, lane, now), {
    sessionExpiresIn: new TimeSpan(30, 'd'),
    sessionCookie: {
      name: secure ? '__Host-session' : 'session',
      attributes: { secure, sameSite: 'lax', path: '/' },
    },
  });

  return {
    async validate(cookieHeader) {
      const token = lucia.readSessionCookie(cookieHeader ?? '');
      if (!token || token.length > 100) return undefined;
      const { session } = await lucia.validateSession(tokenHash(token));
      if (!session) return undefined;
      await touch(session.id);
      return { id: session.id, personId: session.userId };
    },
    async start(personId) {
      const token = newToken(random, 32);
      const session = await lucia.createSession(personId, {}, { sessionId: tokenHash(token) });
      return { id: session.id, cookie: lucia.createSessionCookie(token).serialize() };
    },
    async startIn(tx, personId) {
      const token = newToken(random, 32);
      const id = tokenHash(token);
      await insertSession(tx, id, personId, now());
      return { id, cookie: lucia.createSessionCookie(token).serialize() };
    },
    end: (sessionId) => lucia.invalidateSession(sessionId),
    async endAll(personId, exceptSessionId) {
      const all = await db.selectFrom('session').select('id').where('person_id', '=', personId).execute();
      const ended = all.map((row) => row.id).filter((id) => id !== exceptSessionId);
      for (const id of ended) await lucia.invalidateSession(id);
      return ended;
    },
    deleteExpired: () => lucia.deleteExpiredSessions(),
    noCookie: lucia.createBlankSessionCookie().serialize(),
  };

  /** Once an hour is exact enough for an idle limit of days, and spares every request a write. */
  async function touch(sessionId: string): Promise<void> {
    const row = await db
      .selectFrom('session')
      .select('last_used_at')
      .where('id', '=', sessionId)
      .executeTakeFirst();
    if (!row || now() - row.last_used_at < touchEvery) return;
    await lane.write((tx) =>
      tx.updateTable('session').set({ last_used_at: now() }).where('id', '=', sessionId).execute(),
    );
  }
}
