import { type CloseCode, close } from '../../shared/protocol/close.ts';
import type { Limits } from '../../shared/protocol/limits.ts';
import type { PresenceUser } from '../../shared/protocol/messages.ts';
import { durableFrame, heartbeatFrame, rawHeartbeatFrame, step2Frame } from './encode.ts';
import { readFrame } from './frame.ts';
import type { Room } from './room.ts';
import type { Signer } from './rooms.ts';
import { Allowance } from './timers.ts';

/** One open connection, whatever carries it. */
export interface Socket {
  send(bytes: Uint8Array): void;
  close(code: CloseCode, reason: string): void;
  /** Cuts a connection whose other side no longer answers. */
  terminate(): void;
  /** Asks the other side for a sign of life. */
  ping(): void;
  /** Bytes that the other side has not taken yet. */
  buffered(): number;
}

/** Who is joining, as the door judged it. */
export interface Joining {
  readonly socket: Socket;
  readonly signer: Signer;
  readonly sessionId: string;
  readonly user: PresenceUser;
  readonly mayWrite: boolean;
  /** Understands the messages that are not part of the y-websocket wire. */
  readonly extended: boolean;
}

/** One person's socket in a room: bounds what comes in, counts what is on disk. */
export class Peer {
  readonly joining: Joining;
  private readonly room: Room;
  private readonly limits: Limits;
  private readonly messages: Allowance;
  private readonly bytes: Allowance;
  private readonly presence: Allowance;
  private open = true;
  private heardAt: number;
  /** Update frames received on this socket. */
  private received = 0;
  /** Frames, by number, that are not on disk yet. */
  private readonly unsettled = new Set<number>();
  private acknowledged = 0;
  /** Frames that lean on what has not arrived; the answer to our step 1 carries them again. */
  private waiting: number[] = [];
  private answered = false;

  constructor(room: Room, joining: Joining, limits: Limits, now: number) {
    this.room = room;
    this.joining = joining;
    this.limits = limits;
    this.messages = new Allowance(limits.messagesPerSecond, limits.messageBurst, now);
    this.bytes = new Allowance(limits.bytesPerSecond, limits.byteBurst, now);
    this.presence = new Allowance(limits.messagesPerSecond, limits.messageBurst, now);
    this.heardAt = now;
  }

  get user(): PresenceUser {
    return this.joining.user;
  }

  receive(bytes: Uint8Array, now: number): void {
    if (!this.open) return;
    this.heardAt = now;
    if (bytes.length > this.limits.frame) return this.close(close.tooBig, 'the frame is too large');
    if (!this.bytes.take(bytes.length, now)) return this.close(close.tooFast, 'too many bytes');
    const frame = readFrame(bytes);
    if (frame.type === 'awareness') return this.receivePresence(frame.entries, now);
    if (!this.messages.take(1, now)) return this.close(close.tooFast, 'too many messages');
    switch (frame.type) {
      case 'malformed':
        return this.close(close.badUpdate, frame.why);
      case 'step1':
        return this.send(step2Frame(this.room.doc, frame.vector));
      case 'update':
        return this.receiveUpdate(frame.update, frame.answer);
      case 'queryAwareness':
        return this.room.sendPresenceTo(this);
      case 'heartbeat':
        return;
    }
  }

  /** The other side lives, though it said nothing. */
  heard(now: number): void {
    this.heardAt = now;
  }

  beat(now: number): void {
    if (now - this.heardAt >= this.limits.deadAfter) {
      this.left();
      this.joining.socket.terminate();
      return;
    }
    this.joining.socket.ping();
    this.send(this.joining.extended ? heartbeatFrame : rawHeartbeatFrame);
  }

  send(bytes: Uint8Array): void {
    if (!this.open) return;
    if (this.joining.socket.buffered() + bytes.length > this.limits.closeSlowReaderAt) {
      return this.close(close.overload, 'it reads too slowly');
    }
    this.joining.socket.send(bytes);
  }

  /** Presence may be lost on the way; a slow reader gets none. */
  sendPresence(bytes: Uint8Array): void {
    if (this.joining.socket.buffered() < this.limits.dropPresenceAt) this.send(bytes);
  }

  /** These frames of ours are on disk. */
  settled(frames: readonly number[]): void {
    for (const frame of frames) this.unsettled.delete(frame);
    this.acknowledge();
  }

  close(code: CloseCode, reason: string): void {
    if (!this.open) return;
    this.left();
    this.joining.socket.close(code, reason);
  }

  /** The connection is gone. */
  left(): void {
    if (!this.open) return;
    this.open = false;
    this.room.leave(this);
  }

  private receivePresence(entries: Uint8Array, now: number): void {
    if (entries.length > this.limits.update) return this.close(close.tooBig, 'the presence is too large');
    if (!this.presence.take(1, now)) return;
    const problem = this.room.receivePresence(this, entries);
    if (problem !== undefined) this.close(close.badUpdate, problem);
  }

  private receiveUpdate(update: Uint8Array, answer: boolean): void {
    this.received += 1;
    this.answered ||= answer;
    const frames = answer ? [...this.waiting.splice(0), this.received] : [this.received];
    const verdict = this.room.gate.judge(update, this.joining.signer.personId);
    if (verdict.type === 'refused') return this.close(verdict.code, verdict.why);
    if (verdict.type === 'nothing') return this.settled(frames);
    if (!this.joining.mayWrite) return this.close(close.rightLost, 'this socket may only read');
    for (const frame of frames) this.unsettled.add(frame);
    if (verdict.type === 'fresh')
      this.room.journal(verdict.news.bytes, verdict.newClients, { from: this, frames });
    else if (this.answered) this.close(close.badUpdate, 'it leans on what nobody has sent');
    else this.waiting.push(this.received);
  }

  /** Cumulative: never past a frame that is not on disk. */
  private acknowledge(): void {
    let upTo = this.received;
    for (const frame of this.unsettled) upTo = Math.min(upTo, frame - 1);
    if (upTo <= this.acknowledged) return;
    this.acknowledged = upTo;
    if (this.joining.extended) this.send(durableFrame(upTo));
  }
}
