import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Job, Role } from '../shared/model.ts';
import type { Attempts } from './auth/attempts.ts';
import type { Guesses } from './auth/guesses.ts';
import type { Passwords } from './auth/passwords.ts';
import type { Sessions } from './auth/sessions.ts';
import type { Config } from './config.ts';
import type { Rooms } from './rooms/rooms.ts';
import type { Lane } from './store/lane.ts';
import type { SearchIndex } from './store/search/searchIndex.ts';
import type { Tables } from './store/tables.ts';

/** The example network of `npm run demo`: each person is signed in on a host of their own. */
export interface Demo {
  readonly documentId: string;
  readonly people: readonly DemoPerson[];
}
export interface DemoPerson {
  readonly personId: string;
  /** As in the Host header: `maria.localhost:3000`. */
  readonly host: string;
  readonly name: string;
  readonly organisation: string;
  readonly job: Job;
  readonly role: Role;
}

/** What every action is given: the outside world, made once in `main` and passed in. */
export interface Context {
  readonly config: Config;
  /** For reading. Writes go through the lane. */
  readonly db: Kysely<Tables>;
  /** The one write lane: journal batches and action transactions take turns. */
  readonly lane: Lane;
  readonly rooms: Rooms;
  readonly search: SearchIndex;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly attempts: Attempts;
  readonly guesses: Guesses;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Random bytes for ids and tokens. */
  readonly random: (into: Uint8Array) => Uint8Array;
  /** Set in demonstration mode only. */
  readonly demo?: Demo;
}
