import type { Kysely } from 'kysely';
import * as Y from 'yjs';
import { type ContentKind, contentOf } from '../../shared/content/json.ts';
import { type CloseCode, close } from '../../shared/protocol/close.ts';
import { type Limits, limits as standardLimits } from '../../shared/protocol/limits.ts';
import { schemaVersion, type Welcome } from '../../shared/protocol/messages.ts';
import type { Lane } from '../store/lane.ts';
import { documentPlace, type Place, readClients } from '../store/log.ts';
import type { Tables } from '../store/tables.ts';
import { Gate } from './gate.ts';
import { createJournal } from './journal.ts';
import { Known } from './known.ts';
import { loadDoc } from './load.ts';
import type { Joining, Peer } from './peer.ts';
import { NotAppended, Room } from './room.ts';
import type { ContentAt, Rooms, Signer } from './rooms.ts';
import { every, systemTimers, type Timers } from './timers.ts';

export interface RoomsSetting {
  readonly db: Kysely<Tables>;
  readonly lane: Lane;
  /** @throws when there is no such kind */
  readonly kindNamed: (name: string) => ContentKind;
  /** Edits of a document have paused; `doc` holds them all and must not be changed. */
  readonly onSettled?: (documentId: string, doc: Y.Doc) => Promise<void> | void;
  /** Something went wrong that somebody should look at. */
  readonly onError: (message: string, facts: Readonly<Record<string, unknown>>) => void;
  readonly timers?: Timers;
  readonly limits?: Partial<Limits>;
}

export type Entered =
  | { readonly type: 'joined'; readonly peer: Peer }
  /** Rights or states changed since they were looked at: look again. */
  | { readonly type: 'changed' }
  | { readonly type: 'otherEpoch' };

export interface Entering {
  readonly documentId: string;
  readonly joining: Joining;
  readonly state: Welcome['state'];
  /** Of the copy that the client already has. */
  readonly epoch: number | undefined;
  /** {@link LiveRooms.changes} at the time the rights were looked at. */
  readonly judgedAt: number;
  /** Whether the connection is still there. */
  readonly isOpen: () => boolean;
}

/** The rooms, with the door that sockets come in by. */
export interface LiveRooms extends Rooms {
  readonly limits: Limits;
  readonly timers: Timers;
  /** How often rights or states have changed. */
  changes(): number;
  enter(entering: Entering): Promise<Entered>;
}

/** Raised when there is no document of this id. */
export class UnknownDocument extends Error {
  override readonly name = 'UnknownDocument';
}

const part = 'shared';

export function createRooms(setting: RoomsSetting): LiveRooms {
  const { db, onError } = setting;
  const limits: Limits = { ...standardLimits, ...setting.limits };
  const timers = setting.timers ?? systemTimers;
  const journal = createJournal(setting.lane);
  const open = new Map<string, Promise<Room>>();
  const live = new Map<string, Room>();
  const settling = new Set<Promise<void>>();
  let changes = 0;
  let stopped = false;

  async function placeOf(documentId: string): Promise<Place & { kind: string }> {
    const found = await documentPlace(db, documentId);
    if (!found) throw new UnknownDocument(`There is no document ${documentId}.`);
    return { documentId, part, epoch: found.epoch, kind: found.kind };
  }

  async function load(documentId: string): Promise<Room> {
    await journal.turn();
    const { kind, ...place } = await placeOf(documentId);
    const { doc, seq, skipped } = await loadDoc(db, place);
    if (skipped.length > 0) onError('rows of the log cannot be applied', { ...place, skipped });
    const known = Known.of([Y.encodeStateAsUpdate(doc)]);
    const gate = new Gate({
      fields: setting.kindNamed(kind).fields,
      known,
      clients: await readClients(db, place),
      limits,
    });
    const room = new Room({
      place,
      kind,
      doc,
      seq,
      gate,
      journal,
      limits,
      timers,
      onPause: tellSettled,
      onEnd: forget,
      onError,
    });
    live.set(documentId, room);
    return room;
  }

  /** The room, loaded if need be; it may already have ended again by the time the caller runs. */
  function roomOf(documentId: string): Promise<Room> {
    const known = open.get(documentId);
    if (known) return known;
    const loading = load(documentId);
    open.set(documentId, loading);
    loading.catch(() => open.delete(documentId));
    return loading;
  }

  async function usableRoom(documentId: string): Promise<Room> {
    for (;;) {
      if (stopped) throw new NotAppended('The server is stopping.');
      const room = await roomOf(documentId);
      if (!room.hasEnded()) return room;
    }
  }

  function forget(room: Room): void {
    const { documentId } = room.place;
    if (live.get(documentId) !== room) return;
    live.delete(documentId);
    open.delete(documentId);
  }

  function tellSettled(room: Room): void {
    const told = Promise.resolve()
      .then(() => setting.onSettled?.(room.place.documentId, room.doc))
      .catch((error: unknown) => onError('what follows a pause failed', { ...room.place, error }))
      .finally(() => settling.delete(told));
    settling.add(told);
  }

  const stopBeat = every(timers, limits.heartbeat, () => {
    const now = timers.now();
    for (const room of live.values()) for (const peer of room.everyone()) peer.beat(now);
  });

  function closeAll(
    code: CloseCode,
    reason: string,
    concerns: (peer: Peer, documentId: string) => boolean,
  ): void {
    for (const room of live.values()) {
      for (const peer of room.everyone()) if (concerns(peer, room.place.documentId)) peer.close(code, reason);
    }
  }

  return {
    limits,
    timers,
    changes: () => changes,

    async enter({ documentId, joining, state, epoch, judgedAt, isOpen }) {
      const room = await usableRoom(documentId);
      if (judgedAt !== changes || !isOpen()) {
        room.endIfEmpty();
        return { type: 'changed' };
      }
      if (epoch !== undefined && epoch !== room.place.epoch) {
        room.endIfEmpty();
        return { type: 'otherEpoch' };
      }
      const peer = room.join(joining, {
        access: joining.mayWrite ? 'write' : 'read',
        state,
        epoch: room.place.epoch,
        schema: schemaVersion,
        serverTime: timers.now(),
      });
      return { type: 'joined', peer };
    },

    async contentAt(documentId, seq): Promise<ContentAt> {
      const room = live.get(documentId);
      if (room && (seq === undefined || seq === room.seq)) {
        const kind = setting.kindNamed(room.kind);
        return { content: contentOf(room.doc, kind), epoch: room.place.epoch, seq: room.seq };
      }
      const { kind, ...place } = await placeOf(documentId);
      const loaded = await loadDoc(db, place, seq);
      const content = contentOf(loaded.doc, setting.kindNamed(kind));
      loaded.doc.destroy();
      return { content, epoch: place.epoch, seq: loaded.seq };
    },

    async append(documentId: string, update: Uint8Array, signer: Signer | null): Promise<number> {
      const room = await usableRoom(documentId);
      const verdict = room.gate.judge(update, signer?.personId ?? null);
      if (verdict.type === 'fresh') {
        return new Promise((done, failed) => {
          room.journal(verdict.news.bytes, verdict.newClients, { from: null, signer, done, failed });
        });
      }
      const { seq } = room;
      room.endIfEmpty();
      if (verdict.type === 'nothing') return seq;
      throw new NotAppended(verdict.type === 'refused' ? verdict.why : 'It leans on what is not there.');
    },

    close({ documentId, personId, sessionId }, code) {
      changes += 1;
      closeAll(code, 'rights or state have changed', (peer, id) => {
        const { joining } = peer;
        return (
          (documentId === undefined || id === documentId) &&
          (personId === undefined || joining.signer.personId === personId) &&
          (sessionId === undefined || joining.sessionId === sessionId)
        );
      });
    },

    notify(documentId, notice) {
      live.get(documentId)?.notify(notice);
    },

    present(documentId) {
      return live.get(documentId)?.present() ?? [];
    },

    async stop() {
      stopped = true;
      stopBeat();
      for (const room of live.values()) room.paused();
      closeAll(close.restart, 'the server restarts', () => true);
      await journal.idle();
      while (settling.size > 0) await Promise.all(settling);
    },
  };
}
