import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRooms, type LiveRooms, type RoomsSetting } from '../../server/rooms/live.ts';
import { inlineArchive } from '../../server/rooms/archive/inline.ts';
import { openDatabase } from '../../server/store/driver.ts';
import type { HistoryReader } from '../../server/store/archiveStore.ts';
import { historyReader } from '../../server/store/historyReader.ts';
import type { LogStore } from '../../server/store/logStore.ts';
import { openSqlite, type Store } from '../../server/store/sqlite.ts';
import { httpLive } from '../../server/ws/httpLive.ts';
import { attachLive, type LiveSetting } from '../../server/ws/live.ts';
import { uuidv7 } from '../../shared/ids.ts';
import type { Role } from '../../shared/model.ts';
import type { PersonActor } from '../../shared/policy/actor.ts';
import type { DocumentThing } from '../../shared/policy/things.ts';
import type { PresenceUser } from '../../shared/protocol/messages.ts';
import { testKind } from './kind.ts';

export { testKind };

/** The same in every process, so that a server that is started again knows its people. */
const fixed = (n: number) => uuidv7(n, (bytes) => bytes);
export const organisationId = fixed(1);
export const networkId = fixed(2);
export const people = {
  ana: { id: fixed(11), name: 'Ana', role: 'editor' },
  ben: { id: fixed(12), name: 'Ben', role: 'editor' },
  eve: { id: fixed(13), name: 'Eve', role: 'viewer' },
  sam: { id: fixed(14), name: 'Sam', role: undefined },
} as const satisfies Record<string, { id: string; name: string; role: Role | undefined }>;
export type Name = keyof typeof people;

export function userOf(name: Name): PresenceUser {
  const { id, name: called } = people[name];
  return {
    id,
    name: called,
    organisationId,
    organisation: 'Allentown',
    initials: 'AL',
    colour: 1,
    pattern: 2,
  };
}

export interface LiveStore {
  readonly folder: string;
  readonly store: Store;
  readonly reader: HistoryReader;
  addDocument(documentId: string): Promise<void>;
  setState(documentId: string, state: string): Promise<void>;
  documentThing(documentId: string): Promise<DocumentThing | undefined>;
  close(): Promise<void>;
}

/** A database with the people above; in a folder of its own unless one is given. `open` stands in for the driver. */
export async function openLiveStore(given?: string, open = openDatabase): Promise<LiveStore> {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'second-draft-live-'));
  const store = await openSqlite(folder, Date.now, open);
  const { lane, db } = store;
  const reading = open(store.file, { readOnly: true });
  await lane.write(async (tx) => {
    const seen = await tx.selectFrom('network').select('id').where('id', '=', networkId).executeTakeFirst();
    if (seen) return;
    const created_at = 1;
    await tx
      .insertInto('organisation')
      .values({
        id: organisationId,
        name: 'Allentown',
        type: 'district',
        initials: 'AL',
        colour: 1,
        pattern: 2,
        claimed: 1,
        profile_json: null,
        created_at,
      })
      .execute();
    for (const { id, name } of Object.values(people)) {
      await tx
        .insertInto('person')
        .values({
          id,
          name,
          email: null,
          password_hash: null,
          locale: null,
          installation_admin: 0,
          created_at,
          ended_at: null,
        })
        .execute();
    }
    await tx.insertInto('network').values({ id: networkId, name: 'Network', created_at }).execute();
  });
  return {
    folder,
    store,
    reader: historyReader(reading),
    async addDocument(documentId) {
      await lane.write((tx) =>
        tx
          .insertInto('document')
          .values({
            id: documentId,
            kind: testKind.name,
            kind_version: 1,
            network_id: networkId,
            organisation_id: null,
            cycle_id: null,
            title: '',
            finding: '',
            template: 0,
            state: 'live',
            frozen_seq: null,
            epoch: 1,
            source_document_id: null,
            source_version: null,
            base_version: null,
            created_by: people.ana.id,
            created_at: 1,
            updated_at: 1,
            removed_at: null,
          })
          .execute(),
      );
    },
    async setState(documentId, state) {
      await lane.write((tx) =>
        tx
          .updateTable('document')
          .set({ state, frozen_seq: state === 'live' ? null : 0 })
          .where('id', '=', documentId)
          .execute(),
      );
    },
    async documentThing(documentId) {
      const row = await db
        .selectFrom('document')
        .select(['id', 'state'])
        .where('id', '=', documentId)
        .executeTakeFirst();
      if (!row) return undefined;
      return {
        type: 'document',
        id: row.id,
        owner: { type: 'network', id: networkId },
        createdBy: people.ana.id,
        state: row.state as DocumentThing['state'],
        removed: false,
        grants: [],
      };
    },
    async close() {
      reading.close();
      await store.close();
      if (!given) rmSync(folder, { recursive: true });
    },
  };
}

export function actorOf(name: Name): PersonActor {
  const { id, name: called, role } = people[name];
  return {
    type: 'person',
    id,
    name: called,
    installationAdmin: false,
    organisations: [],
    networks: role ? [{ id: networkId, role, organisationId }] : [],
  };
}

export interface LiveServer {
  readonly url: string;
  readonly rooms: LiveRooms;
  readonly server: Server;
  /** Who is signed in and as what; tests change it while sockets are open. */
  readonly actors: Map<string, PersonActor>;
  readonly errors: string[];
  stop(): Promise<void>;
}

/** Rooms over a store. `log` stands in for the store's own. */
export function roomsOver(
  { store, reader }: LiveStore,
  setting: Partial<RoomsSetting> = {},
  errors: string[] = [],
): LiveRooms {
  const archive = inlineArchive({
    reader,
    kindNamed: () => testKind,
    onError: (text) => errors.push(text),
  });
  return createRooms({
    log: store.log,
    kindNamed: () => testKind,
    contentOf: (place, kind, upTo) => archive.content(place, kind, upTo),
    weigh: (place) => archive.weigh(place),
    onError: (text) => errors.push(text),
    ...setting,
  });
}

/** The rooms behind their door, on a port of its own. A cookie `person=<name>` is a session. */
export async function serveLive(
  live: LiveStore,
  setting: Partial<RoomsSetting> = {},
  port = 0,
): Promise<LiveServer> {
  const errors: string[] = [];
  return serveRooms(live, roomsOver(live, setting, errors), errors, port);
}

/** Any rooms behind the door. */
export async function serveRooms(
  live: Pick<LiveStore, 'documentThing'>,
  rooms: LiveRooms,
  errors: string[],
  port = 0,
): Promise<LiveServer> {
  const actors = new Map<string, PersonActor>(
    (Object.keys(people) as Name[]).map((name) => [name, actorOf(name)]),
  );
  const doorSetting: LiveSetting = {
    rooms,
    originAllowed: (origin, host) => origin === `http://${host}`,
    authenticate: async (cookie) => {
      const name = /(?:^|; )person=(\w+)/.exec(cookie ?? '')?.[1] ?? '';
      const actor = actors.get(name);
      return actor && { actor, sessionId: `session of ${name}` };
    },
    documentThing: (id) => live.documentThing(id),
    presenceUser: async (actor) => {
      const name = (Object.keys(people) as Name[]).find((one) => people[one].id === actor.id) ?? 'sam';
      return userOf(name);
    },
    onError: (text) => errors.push(text),
  };
  const http = httpLive(doorSetting);
  const server = createServer((request, response) => {
    if (!http.handle(request, response)) response.writeHead(404).end();
  });
  const door = attachLive(server, doorSetting);
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${chosen}`,
    rooms,
    server,
    actors,
    errors,
    async stop() {
      await rooms.stop();
      door.stop();
      http.stop();
      const closed = new Promise((done) => server.close(done));
      server.closeIdleConnections();
      await closed;
    },
  };
}

export interface HeldLog extends LogStore {
  /** How many writes have been begun. */
  readonly writes: number;
  hold(): void;
  release(): void;
  fail(error: Error | undefined): void;
}

/** A log whose writes wait, or fail, as the test says. */
export function heldLog(log: LogStore): HeldLog {
  let held: { until: Promise<void>; release: () => void } | undefined;
  let failure: Error | undefined;
  let writes = 0;
  return {
    place: (documentId, part) => log.place(documentId, part),
    read: (place, upTo) => log.read(place, upTo),
    clients: (place) => log.clients(place),
    get writes() {
      return writes;
    },
    async append(batch) {
      writes += 1;
      await held?.until;
      if (failure) throw failure;
      return log.append(batch);
    },
    hold() {
      let release = () => {};
      const until = new Promise<void>((go) => {
        release = go;
      });
      held = { until, release };
    },
    release() {
      held?.release();
      held = undefined;
    },
    fail(error) {
      failure = error;
    },
  };
}

/** Waits for a condition, asked anew each turn of the event loop or so. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  patience = 10_000,
): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((turn) => setTimeout(turn, 2));
  }
}
