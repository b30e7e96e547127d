import type { ContentKind } from '../../shared/content/json.ts';
import { contentName, personalPart, sharedPart, withParts } from '../../shared/content/parts.ts';
import { isLocked } from '../../shared/content/locks.ts';
import { type CloseCode, close } from '../../shared/protocol/close.ts';
import { type Limits, limits as standardLimits } from '../../shared/protocol/limits.ts';
import { schemaVersion, type Welcome } from '../../shared/protocol/messages.ts';
import type { LogStore, Place } from '../store/logStore.ts';
import { Counts } from './counts.ts';
import { Gate } from './gate.ts';
import { createJournal } from './journal.ts';
import { LockedCopy } from './lockedCopy.ts';
import { knownOf, storedOf, updatesOf } from './stored.ts';
import type { Joining, Peer } from './peer.ts';
import { PeopleInside } from './person.ts';
import { NotAppended, type OwnEdit, Room } from './room.ts';
import { keyOf, RoomIndex } from './roomIndex.ts';
import type { ContentAt, Rooms, Signer } from './rooms.ts';
import { large, Scales } from './scales.ts';
import { every, systemTimers, type Timers } from './timers.ts';

export interface RoomsSetting {
  readonly log: LogStore;
  /** @throws when there is no such kind */
  readonly kindNamed: (name: string) => ContentKind;
  /** Content as committed, read off the hot path. @param upTo the last position to take in; all when absent */
  readonly contentOf: (place: Place, kind: string, upTo?: number) => Promise<Omit<ContentAt, 'epoch'>>;
  /** Addresses of a document that nobody may change now, as `isLocked` takes them; none when absent. */
  readonly locksOf?: (documentId: string) => Promise<readonly string[]>;
  /** Bytes of a document's whole state without what is gone from it. */
  readonly weigh: (place: Place) => Promise<number>;
  /** Something has been written. */
  readonly onCommit?: () => void;
  /** Edits of a document have paused. */
  readonly onSettled?: (place: Place, kind: string) => Promise<void> | void;
  /** Something went wrong that somebody should look at. */
  readonly onError: (message: string, facts: Readonly<Record<string, unknown>>) => void;
  readonly timers?: Timers;
  readonly limits?: Partial<Limits>;
}

export type Entered =
  | { readonly type: 'joined'; readonly peer: Peer }
  /** Rights or states changed since they were looked at: look again. */
  | { readonly type: 'changed' }
  | { readonly type: 'refused'; readonly code: CloseCode; readonly why: string };

export interface Entering {
  readonly documentId: string;
  /** The shared one when absent. */
  readonly part?: string;
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
  /** Whether somebody is in a part of a document, or something of it is on its way. */
  isOpen(documentId: string, part?: string): boolean;
  enter(entering: Entering): Promise<Entered>;
}

/** Raised when there is no document of this id. */
export class UnknownDocument extends Error {
  override readonly name = 'UnknownDocument';
}

/** Raised when nobody else may begin a part of this sort. */
class TooManyParts extends Error {}

/** How often it is looked whether readers take what they are sent, in milliseconds. */
const lookEvery = 2000;
/** A document's bytes are let go this long after it was opened: its index, which is far smaller, stays. */
const readSoon = 1000;

export function createRooms(setting: RoomsSetting): LiveRooms {
  const { log, onError } = setting;
  const limits: Limits = { ...standardLimits, ...setting.limits };
  const personalLimits: Limits = {
    ...limits,
    document: limits.partBytes,
    roots: limits.partRoots,
    clients: limits.partClients,
  };
  const kindNamed = withParts(setting.kindNamed);
  const timers = setting.timers ?? systemTimers;
  const counts = new Counts();
  const journal = createJournal({
    log,
    timers,
    onCommit(rows, milliseconds) {
      counts.committed(rows, milliseconds);
      setting.onCommit?.();
    },
  });
  const people = new PeopleInside(limits);
  const scales = new Scales(setting.weigh, timers, onError);
  const open = new Map<string, Promise<Room>>();
  const live = new RoomIndex();
  const settling = new Set<Promise<void>>();
  let changes = 0;
  let stopped = false;

  async function placeOf(documentId: string, part: string) {
    const found = await log.place(documentId, part);
    if (!found) throw new UnknownDocument(`There is no document ${documentId}.`);
    const place: Place = { documentId, part, epoch: found.epoch };
    return { place, kind: contentName(part, found.kind), others: found.others ?? 0 };
  }

  async function load(documentId: string, part: string): Promise<Room> {
    await journal.turn();
    const { place, kind, others } = await placeOf(documentId, part);
    if (others >= limits.partsOfSort) throw new TooManyParts('The document has too many parts of this sort.');
    const bounds = personalPart(part) ? personalLimits : limits;
    const { fields } = kindNamed(kind);
    const [logged, clients, locks] = await Promise.all([
      log.read(place),
      log.clients(place),
      part === sharedPart ? setting.locksOf?.(documentId) : undefined,
    ]);
    const stored = storedOf(logged);
    const known = knownOf(stored);
    if (known.size > bounds.document * large) known.size = await setting.weigh(place);
    const copy = locks && locks.length > 0 ? new LockedCopy(updatesOf(stored)) : undefined;
    const room = new Room(
      {
        place,
        kind,
        gate: new Gate({
          fields,
          known,
          clients,
          limits: bounds,
          ...(copy && { locks: locksIn(locks ?? [], copy), copy }),
        }),
        log,
        journal,
        limits: bounds,
        timers,
        counts,
        onPause: tellSettled,
        onLarge: (large) => scales.weigh(large),
        onLeave: (peer) => people.leave(peer.user.id),
        onEnd: forget,
        onError,
      },
      stored,
    );
    live.add(room);
    timers.after(readSoon, () => {
      if (!room.hasEnded()) known.complete();
    });
    return room;
  }

  /** The room, loaded if need be; it may already have ended again by the time the caller runs. */
  function roomOf(documentId: string, part: string): Promise<Room> {
    const key = keyOf(documentId, part);
    const known = open.get(key);
    if (known) return known;
    const loading = load(documentId, part);
    open.set(key, loading);
    loading.catch(() => open.delete(key));
    return loading;
  }

  /** In the very turn in which the room is found usable: a moment later it may have ended. */
  async function inRoom<T>(
    documentId: string,
    part: string,
    work: (room: Room) => T | Promise<T>,
  ): Promise<T> {
    for (;;) {
      if (stopped) throw new NotAppended('The server is stopping.');
      const room = await roomOf(documentId, part);
      if (!stopped && !room.hasEnded()) return work(room);
    }
  }

  function forget(room: Room): void {
    const { documentId, part } = room.place;
    if (live.delete(room)) open.delete(keyOf(documentId, part));
  }

  function tellSettled({ place, kind }: Room): void {
    const told = Promise.resolve()
      .then(() => setting.onSettled?.(place, kind))
      .catch((error: unknown) => onError('what follows a pause failed', { ...place, error }))
      .finally(() => settling.delete(told));
    settling.add(told);
  }

  function everyPeer(work: (peer: Peer, now: number) => void): void {
    const now = timers.now();
    for (const room of live.all()) for (const peer of room.everyone()) work(peer, now);
  }
  const stopBeat = every(timers, limits.heartbeat, () => everyPeer((peer, now) => peer.beat(now)));
  const stopLook = every(timers, lookEvery, () => everyPeer((peer, now) => peer.look(now)));

  function enter(entering: Entering): Promise<Entered> {
    const { documentId, part = sharedPart } = entering;
    return inRoom(documentId, part, (room) => join(room, entering)).catch((error: unknown) => {
      if (error instanceof TooManyParts) {
        return { type: 'refused', code: close.documentFull, why: error.message };
      }
      throw error;
    });
  }

  function join(room: Room, { joining, state, epoch, judgedAt, isOpen }: Entering): Entered {
    const refused = (code: CloseCode, why: string): Entered => {
      room.endIfEmpty();
      return { type: 'refused', code, why };
    };
    if (judgedAt !== changes || !isOpen()) {
      room.endIfEmpty();
      return { type: 'changed' };
    }
    if (epoch !== undefined && epoch !== room.place.epoch) {
      return refused(close.tooOld, 'the document has a new epoch');
    }
    const person = people.enter(joining.user.id, timers.now());
    if (!person) return refused(close.tooFast, 'one person has too many sockets open');
    // A stock client that does not say of which epoch its copy is could bring the document's past back into it.
    const isOfThisEpoch = joining.extended || epoch !== undefined || room.place.epoch === 1;
    const mayWrite = joining.mayWrite && isOfThisEpoch;
    const welcome: Welcome = {
      access: mayWrite ? 'write' : 'read',
      state,
      epoch: room.place.epoch,
      schema: schemaVersion,
      serverTime: timers.now(),
    };
    return { type: 'joined', peer: room.join({ ...joining, mayWrite }, welcome, person) };
  }

  function append(
    documentId: string,
    update: Uint8Array,
    signer: Signer | null,
    epoch?: number,
    part: string = sharedPart,
    pastLocks = false,
  ): Promise<number> {
    return inRoom(documentId, part, (room) => {
      if (epoch === undefined || epoch === room.place.epoch) return appendIn(room, update, signer, pastLocks);
      room.endIfEmpty();
      throw new NotAppended('The document has begun a new epoch. Make the edit anew.');
    });
  }

  function appendIn(
    room: Room,
    update: Uint8Array,
    signer: Signer | null,
    pastLocks: boolean,
  ): Promise<number> {
    const verdict = room.gate.judge(update, signer?.personId ?? null, pastLocks);
    return new Promise((done, failed) => {
      const edit: OwnEdit = { signer, done, failed };
      if (verdict.type === 'fresh') return room.write(edit, [], verdict);
      if (verdict.type === 'nothing') room.settleInTurn(edit, []);
      else
        failed(new NotAppended(verdict.type === 'refused' ? verdict.why : 'It leans on what is not there.'));
      room.endIfEmpty();
    });
  }

  return {
    limits,
    timers,
    changes: () => changes,
    isOpen: (documentId, part = sharedPart) => open.has(keyOf(documentId, part)),
    enter,
    append,

    view() {
      let sockets = 0;
      let rooms = 0;
      for (const room of live.all()) {
        sockets += room.everyone().length;
        rooms += 1;
      }
      return { counts, rooms, sockets };
    },

    async contentAt(documentId, seq, part = sharedPart): Promise<ContentAt> {
      const { place, kind } = await placeOf(documentId, part);
      return { ...(await setting.contentOf(place, kind, seq)), epoch: place.epoch };
    },

    async copyOf(documentId, part = sharedPart) {
      const { place } = await placeOf(documentId, part);
      const { checkpoint, rows } = await log.read(place);
      const updates = [...(checkpoint ? [checkpoint.state] : []), ...rows.map(({ bytes }) => bytes)];
      return { epoch: place.epoch, updates };
    },

    renew(documentId, part = sharedPart) {
      changes += 1;
      const gone = (room: Room) => room.drop(close.tooOld, 'the document has a new epoch');
      open.get(keyOf(documentId, part))?.then(gone, () => undefined);
    },

    relock(documentId) {
      changes += 1;
      const changed = (room: Room) => room.drop(close.accessChanged, 'what may be changed has changed');
      open.get(keyOf(documentId, sharedPart))?.then(changed, () => undefined);
    },

    close({ documentId, personId, sessionId }, code) {
      changes += 1;
      const rooms = documentId === undefined ? live.all() : live.of(documentId);
      for (const room of rooms) {
        for (const peer of room.everyone()) {
          const { joining } = peer;
          const concerned =
            (personId === undefined || joining.signer.personId === personId) &&
            (sessionId === undefined || joining.sessionId === sessionId);
          if (concerned) peer.close(code, 'rights or state have changed');
        }
      }
    },

    notify(documentId, notice) {
      live.get(documentId, sharedPart)?.notify(notice);
    },

    present(documentId) {
      return live.get(documentId, sharedPart)?.attendance.present() ?? [];
    },

    async stop() {
      stopped = true;
      stopBeat();
      stopLook();
      for (const room of live.all()) room.paused();
      for (const room of live.all()) room.hurry();
      everyPeer((peer) => peer.close(close.restart, 'the server restarts'));
      await journal.idle();
      while (settling.size > 0) await Promise.all(settling);
    },
  };
}

function locksIn(locks: readonly string[], copy: LockedCopy) {
  return {
    isLocked: (address: string) => isLocked(locks, address),
    isGone: (client: number, from: number, to: number) => copy.isGone(client, from, to),
  };
}
