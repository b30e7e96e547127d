import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { type CloseCode, close } from '../../shared/protocol/close.ts';
import type { Limits } from '../../shared/protocol/limits.ts';
import type { Notice, Welcome } from '../../shared/protocol/messages.ts';
import type { LogStore, NewRow, Place } from '../store/logStore.ts';
import { Attendance } from './attendance.ts';
import type { Counts } from './counts.ts';
import * as encode from './encode.ts';
import type { Fresh, Gate } from './gate.ts';
import { type Batch, Gathering } from './gathering.ts';
import type { Journal, Outcome, Source } from './journal.ts';
import { encodeVector } from './known.ts';
import { type Joining, Peer } from './peer.ts';
import type { PersonAllowance } from './person.ts';
import type { Signer } from './rooms.ts';
import { large } from './scales.ts';
import { Shelf } from './shelf.ts';
import { packet } from './socket.ts';
import type { Stored } from './stored.ts';
import type { Timers } from './timers.ts';

/** An edit of the server's own. */
export interface OwnEdit {
  readonly signer: Signer | null;
  readonly done: (seq: number) => void;
  readonly failed: (error: unknown) => void;
}
type Sender = Peer | OwnEdit;

interface Row extends NewRow {
  readonly sender: Sender;
}

export interface RoomSetting {
  readonly place: Place;
  readonly kind: string;
  readonly gate: Gate;
  readonly log: LogStore;
  readonly journal: Journal;
  readonly limits: Limits;
  readonly timers: Timers;
  readonly counts: Counts;
  /** Edits have paused. */
  readonly onPause: (room: Room) => void;
  /** By what has been written since it was last weighed, it may be too large. */
  readonly onLarge: (room: Room) => void;
  readonly onLeave: (peer: Peer) => void;
  /** It is of no more use: nobody is in it, or its memory can't be trusted. */
  readonly onEnd: (room: Room) => void;
  readonly onError: (message: string, facts: Readonly<Record<string, unknown>>) => void;
}

/** Raised to whoever appends an edit that is not let in. */
export class NotAppended extends Error {
  override readonly name = 'NotAppended';
}

const pause = 500;
const longestPause = 5000;

/** One live document: everybody in it, and how far it has been committed. Its content is in the store. */
export class Room implements Source<Row> {
  readonly place: Place;
  readonly kind: string;
  readonly gate: Gate;
  readonly counts: Counts;
  readonly attendance: Attendance;
  seq: number;
  private readonly setting: RoomSetting;
  private readonly peers = new Set<Peer>();
  private readonly shelf: Shelf;
  private readonly gathering: Gathering<Sender>;
  /** What the journal has and has not settled yet. */
  private written: Batch<Sender> | undefined;
  private isDue = false;
  private ended = false;
  private stopPause: (() => void) | undefined;
  private pauseBy = 0;

  /** @param stored what the gate knows of */
  constructor(setting: RoomSetting, stored: Stored) {
    const { place, gate, limits, timers } = setting;
    this.setting = setting;
    this.place = place;
    this.kind = setting.kind;
    this.seq = stored.seq;
    this.gate = gate;
    this.counts = setting.counts;
    this.attendance = new Attendance(this.peers, (client) => gate.ownerOf(client), limits, timers);
    this.shelf = new Shelf(setting.log, place, timers, stored);
    this.gathering = new Gathering(limits.largeUpdate);
  }

  join(joining: Joining, welcome: Welcome, person: PersonAllowance): Peer {
    const { limits, timers } = this.setting;
    const peer = new Peer(this, joining, person, limits, timers.now());
    this.peers.add(peer);
    this.counts.joins += 1;
    const ask = encode.askMessage(encodeVector(this.gate.known.vector()));
    peer.send(joining.extended ? packet(encode.welcomeMessage(welcome), ask) : packet(ask));
    this.attendance.tell(peer);
    return peer;
  }

  leave(peer: Peer): void {
    if (!this.peers.delete(peer)) return;
    this.attendance.leave(peer);
    this.setting.onLeave(peer);
    this.endIfEmpty();
  }

  /** Sends a peer what it lacks of what is committed. */
  answer(peer: Peer, vector: Uint8Array): void {
    this.shelf.lacking(Y.decodeStateVector(vector)).then(
      (updates) => {
        const last = updates.at(-1) ?? encode.emptyUpdate;
        const before = updates.slice(0, -1).map(encode.updateMessage);
        peer.sendAnswer(packet(...before, encode.answerMessage(last)));
      },
      (error: unknown) => {
        this.setting.onError('a document could not be read', { ...this.place, error });
        peer.close(close.storage, 'the document could not be read');
      },
    );
  }

  /** An update that the gate let in: to disk first, and only then to everybody else. */
  write(sender: Sender, frames: readonly number[], fresh: Fresh): void {
    this.gathering.add(sender, fresh);
    this.gathering.note(sender, frames);
    if (this.isDue) return;
    this.isDue = true;
    const { journal, timers } = this.setting;
    const wait = sendWindow(this.peers.size);
    if (wait === 0) journal.due(this);
    else timers.after(wait, () => journal.due(this));
  }

  /** Something was refused because the document is full: it may have been emptied since it was weighed. */
  overflowed(): void {
    this.setting.onLarge(this);
  }

  /** Waits no longer for more to write. */
  hurry(): void {
    if (!this.gathering.isEmpty()) this.setting.journal.due(this);
  }

  /** Frames with nothing new in them are on disk once everything before them is. */
  settleInTurn(sender: Sender, frames: readonly number[]): void {
    if (!this.gathering.isEmpty()) return this.gathering.note(sender, frames);
    if (this.written) return this.gathering.note(sender, frames, this.written);
    if (!(sender instanceof Peer)) return sender.done(this.seq);
    const durable = sender.settled(frames);
    if (durable) sender.send(packet(durable));
  }

  take(): readonly Row[] {
    this.isDue = false;
    if (this.ended || this.gathering.isEmpty()) return [];
    this.written = this.gathering.take();
    const at = this.setting.timers.now();
    return this.written.joined.flatMap(({ sender, updates, newClients }) => {
      const signer = sender instanceof Peer ? sender.joining.signer : sender.signer;
      return updates.map((bytes, i) => ({
        personId: signer?.personId ?? null,
        organisationId: signer?.organisationId || null,
        at,
        hash: createHash('sha256').update(bytes).digest(),
        bytes,
        newClients: i === 0 ? newClients : [],
        sender,
      }));
    });
  }

  settle(rows: readonly Row[], outcome: Outcome): void {
    const { written } = this;
    this.written = undefined;
    if (!written) return;
    if (this.ended) return tellOwn(written, new NotAppended('The document was reloaded meanwhile.'));
    switch (outcome.type) {
      case 'committed':
        return this.committed(rows, outcome.seqs, written);
      case 'notLive':
        tellOwn(written, new NotAppended('The document takes no edits: it is frozen or being frozen.'));
        return this.drop(close.accessChanged, 'the document takes no edits');
      case 'failed':
        this.counts.failedCommits += 1;
        this.setting.onError('edits could not be stored', { ...this.place, error: outcome.error });
        tellOwn(written, outcome.error);
        return this.drop(close.storage, 'edits could not be stored');
    }
  }

  /** A fault of ours: it ends this room, and nobody else's. */
  broken(rows: readonly Row[], error: unknown): void {
    this.setting.onError('a document failed', { ...this.place, error });
    for (const { sender } of rows) if (!(sender instanceof Peer)) sender.failed(error);
    this.drop(close.storage, 'the document failed');
  }

  notify(notice: Notice): void {
    const sent = packet(encode.noticeMessage(notice));
    for (const peer of this.peers) if (peer.joining.extended) peer.send(sent);
  }

  everyone(): readonly Peer[] {
    return [...this.peers];
  }

  /** Its memory can't be trusted any more, or nobody may be in it: everybody out, and loaded anew when they return. */
  drop(code: CloseCode, reason: string): void {
    if (this.ended) return;
    const peers = this.everyone();
    this.end();
    for (const peer of peers) peer.close(code, reason);
  }

  endIfEmpty(): void {
    const isIdle = this.peers.size === 0 && !this.written && this.gathering.isEmpty();
    if (!isIdle || this.ended) return;
    this.paused();
    this.end();
  }

  /** Tells that edits have paused, if any have been made since it was last told. */
  paused(): void {
    if (!this.stopPause) return;
    this.stopPause();
    this.stopPause = undefined;
    this.setting.onPause(this);
  }

  hasEnded(): boolean {
    return this.ended;
  }

  private end(): void {
    this.ended = true;
    this.setting.journal.cancel(this);
    this.stopPause?.();
    this.stopPause = undefined;
    this.shelf.clear();
    tellOwn(this.gathering.take(), new NotAppended('The document was reloaded meanwhile.'));
    this.setting.onEnd(this);
  }

  private committed(rows: readonly Row[], seqs: readonly number[], { frames }: Batch<Sender>): void {
    this.seq = seqs.at(-1) ?? this.seq;
    this.shelf.add(rows.map(({ bytes }) => bytes));
    this.deliver(rows, frames);
    const seqOf = new Map(rows.map(({ sender }, i) => [sender, seqs[i]]));
    for (const sender of frames.keys()) {
      if (!(sender instanceof Peer)) sender.done(seqOf.get(sender) ?? this.seq);
    }
    this.pauseSoon();
    if (this.gate.known.size > this.setting.limits.document * large) this.setting.onLarge(this);
    this.endIfEmpty();
  }

  /** To each peer in one packet: what the others did, and how much of its own is on disk. */
  private deliver(rows: readonly Row[], frames: Batch<Sender>['frames']): void {
    const messages = rows.map(({ bytes }) => encode.updateMessage(bytes));
    const toReaders = packet(...messages);
    for (const peer of this.peers) {
      const own = frames.get(peer);
      if (!own) {
        peer.send(toReaders);
        continue;
      }
      const others = messages.filter((_, i) => rows[i]?.sender !== peer);
      const durable = peer.settled(own);
      if (durable) others.push(durable);
      if (others.length > 0) peer.send(packet(...others));
    }
  }

  private pauseSoon(): void {
    const { timers } = this.setting;
    const now = timers.now();
    if (this.stopPause) this.stopPause();
    else this.pauseBy = now + longestPause;
    const wait = Math.max(0, Math.min(pause, this.pauseBy - now));
    this.stopPause = timers.after(wait, () => this.paused());
  }
}

/** With more people than a meeting has, edits are gathered for up to 15 ms: each costs a write to everybody. */
function sendWindow(people: number): number {
  return people <= 40 ? 0 : Math.min(15, (people - 40) / 4);
}

function tellOwn({ frames }: Batch<Sender>, error: unknown): void {
  for (const sender of frames.keys()) if (!(sender instanceof Peer)) sender.failed(error);
}
