import { createHash } from 'node:crypto';
import type * as Y from 'yjs';
import { type CloseCode, close } from '../../shared/protocol/close.ts';
import type { Limits } from '../../shared/protocol/limits.ts';
import type { Notice, PresenceUser, Welcome } from '../../shared/protocol/messages.ts';
import type { NewRow, Place } from '../store/log.ts';
import { noticeFrame, presenceFrame, step1Frame, updateFrame, welcomeFrame } from './encode.ts';
import type { Gate } from './gate.ts';
import type { Journal, Outcome, Source } from './journal.ts';
import { applyWhole } from './load.ts';
import { type Joining, Peer } from './peer.ts';
import { PresenceBoard } from './presence.ts';
import type { Signer } from './rooms.ts';
import type { Timers } from './timers.ts';

/** Where an update came from: a frame of a peer, or the server itself. */
export type Sender =
  | { readonly from: Peer /** The frames it settles. */; readonly frames: readonly number[] }
  | {
      readonly from: null;
      readonly signer: Signer | null;
      readonly done: (seq: number) => void;
      readonly failed: (error: unknown) => void;
    };

interface Row extends NewRow {
  readonly sender: Sender;
}

export interface RoomSetting {
  readonly place: Place;
  readonly kind: string;
  readonly doc: Y.Doc;
  readonly seq: number;
  readonly gate: Gate;
  readonly journal: Journal;
  readonly limits: Limits;
  readonly timers: Timers;
  /** Edits have paused. */
  readonly onPause: (room: Room) => void;
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

/** One live document: everybody in it, and its content as committed. */
export class Room implements Source<Row> {
  readonly place: Place;
  readonly kind: string;
  readonly doc: Y.Doc;
  readonly gate: Gate;
  seq: number;
  private readonly setting: RoomSetting;
  private readonly peers = new Set<Peer>();
  private readonly board: PresenceBoard;
  private presenceDue = false;
  private onTheWay = 0;
  private ended = false;
  private stopPause: (() => void) | undefined;
  private pauseBy = 0;

  constructor(setting: RoomSetting) {
    this.setting = setting;
    this.place = setting.place;
    this.kind = setting.kind;
    this.doc = setting.doc;
    this.seq = setting.seq;
    this.gate = setting.gate;
    this.board = new PresenceBoard(setting.limits.presence);
  }

  join(joining: Joining, welcome: Welcome): Peer {
    const peer = new Peer(this, joining, this.setting.limits, this.setting.timers.now());
    this.peers.add(peer);
    if (joining.extended) peer.send(welcomeFrame(welcome));
    peer.send(step1Frame(this.doc));
    this.sendPresenceTo(peer);
    return peer;
  }

  leave(peer: Peer): void {
    if (!this.peers.delete(peer)) return;
    if (this.board.leave(peer)) this.presenceSoon();
    this.endIfEmpty();
  }

  /** Sends an update that the gate let through to disk, and only then to everybody else. */
  journal(update: Uint8Array, newClients: readonly number[], sender: Sender): void {
    const signer = sender.from ? sender.from.joining.signer : sender.signer;
    const bytes = new Uint8Array(update);
    this.onTheWay += 1;
    this.setting.journal.append<Row>(this, {
      personId: signer?.personId ?? null,
      organisationId: signer?.organisationId || null,
      at: this.setting.timers.now(),
      hash: new Uint8Array(createHash('sha256').update(bytes).digest()),
      bytes,
      newClients,
      sender,
    });
  }

  settle(rows: readonly Row[], outcome: Outcome): void {
    this.onTheWay -= rows.length;
    if (this.ended) return this.tellServer(rows, new NotAppended('The document was reloaded meanwhile.'));
    switch (outcome.type) {
      case 'committed':
        return this.committed(rows, outcome.seqs);
      case 'notLive':
        this.tellServer(rows, new NotAppended('The document takes no edits: it is frozen or being frozen.'));
        return this.drop(close.accessChanged, 'the document takes no edits');
      case 'failed':
        this.setting.onError('edits could not be stored', { ...this.place, error: outcome.error });
        this.tellServer(rows, outcome.error);
        return this.drop(close.storage, 'edits could not be stored');
    }
  }

  receivePresence(peer: Peer, entries: Uint8Array): string | undefined {
    const mayOwn = (client: number) => {
      const owner = this.gate.ownerOf(client);
      return owner === undefined || owner === peer.user.id;
    };
    const changed = this.board.receive(peer, entries, mayOwn);
    if (typeof changed === 'object') return changed.malformed;
    if (changed) this.presenceSoon();
    return undefined;
  }

  sendPresenceTo(peer: Peer): void {
    const entries = this.board.all();
    if (entries.length > 0) peer.sendPresence(presenceFrame(entries));
  }

  present(): readonly PresenceUser[] {
    return [...new Map([...this.peers].map((peer) => [peer.user.id, peer.user])).values()];
  }

  notify(notice: Notice): void {
    const frame = noticeFrame(notice);
    for (const peer of this.peers) if (peer.joining.extended) peer.send(frame);
  }

  everyone(): readonly Peer[] {
    return [...this.peers];
  }

  isIdle(): boolean {
    return this.peers.size === 0 && this.onTheWay === 0;
  }

  /** Its memory can't be trusted any more, or nobody may be in it: everybody out, and loaded anew when they return. */
  drop(code: CloseCode, reason: string): void {
    if (this.ended) return;
    const peers = this.everyone();
    this.end();
    for (const peer of peers) peer.close(code, reason);
  }

  endIfEmpty(): void {
    if (!this.isIdle() || this.ended) return;
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
    this.setting.onEnd(this);
  }

  private committed(rows: readonly Row[], seqs: readonly number[]): void {
    if (!this.apply(rows)) return;
    this.seq = seqs.at(-1) ?? this.seq;
    this.broadcast(rows);
    this.acknowledge(rows);
    for (const [i, { sender }] of rows.entries()) if (!sender.from) sender.done(seqs[i] ?? this.seq);
    this.pauseSoon();
    this.endIfEmpty();
  }

  private apply(rows: readonly Row[]): boolean {
    let sender: Sender | undefined;
    try {
      this.doc.transact(() => {
        for (const row of rows) {
          sender = row.sender;
          applyWhole(this.doc, row.bytes);
        }
      });
      return true;
    } catch (error) {
      // What Yjs applied halfway is nobody's content: the log is read again, without the row that it can't apply.
      this.setting.onError('an update passed the gate that Yjs cannot apply', { ...this.place, error });
      this.tellServer(rows, error);
      sender?.from?.close(close.badUpdate, 'the update could not be applied');
      this.drop(close.accessChanged, 'an update could not be applied');
      return false;
    }
  }

  private broadcast(rows: readonly Row[]): void {
    for (const { bytes, sender } of rows) {
      const frame = updateFrame(bytes);
      for (const peer of this.peers) if (peer !== sender.from) peer.send(frame);
    }
  }

  private acknowledge(rows: readonly Row[]): void {
    const settled = new Map<Peer, number[]>();
    for (const { sender } of rows) {
      if (!sender.from) continue;
      const frames = settled.get(sender.from);
      if (frames) frames.push(...sender.frames);
      else settled.set(sender.from, [...sender.frames]);
    }
    for (const [peer, frames] of settled) peer.settled(frames);
  }

  private tellServer(rows: readonly Row[], error: unknown): void {
    for (const { sender } of rows) if (!sender.from) sender.failed(error);
  }

  private presenceSoon(): void {
    if (this.presenceDue) return;
    this.presenceDue = true;
    this.setting.timers.after(this.setting.limits.presenceTick, () => {
      this.presenceDue = false;
      if (!this.ended) this.sendPresence();
    });
  }

  private sendPresence(): void {
    const changes = this.board.takeChanges();
    if (changes.length === 0) return;
    const toAll = presenceFrame(changes);
    for (const peer of this.peers) {
      const own = this.board.clientOf(peer);
      const others = changes.filter((entry) => entry.client !== own);
      if (others.length === changes.length) peer.sendPresence(toAll);
      else if (others.length > 0) peer.sendPresence(presenceFrame(others));
    }
  }

  private pauseSoon(): void {
    const now = this.setting.timers.now();
    if (this.stopPause) this.stopPause();
    else this.pauseBy = now + longestPause;
    const wait = Math.max(0, Math.min(pause, this.pauseBy - now));
    this.stopPause = this.setting.timers.after(wait, () => this.paused());
  }
}
