import { type CloseCode, close } from '../../shared/protocol/close.ts';
import type { Limits } from '../../shared/protocol/limits.ts';
import type { PresenceUser } from '../../shared/protocol/messages.ts';
import { Allowance } from './allowance.ts';
import { durableMessage, heartbeatMessage, rawHeartbeatMessage } from './encode.ts';
import { readFrame } from './frame.ts';
import type { PersonAllowance } from './person.ts';
import type { Room } from './room.ts';
import type { Signer } from './rooms.ts';
import { type Packet, packet, type Socket } from './socket.ts';

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

const heartbeat = packet(heartbeatMessage);
const rawHeartbeat = packet(rawHeartbeatMessage);
/** A socket that leaves more gaps than this before it answers our question has nothing to say. */
const mostGaps = 128;

/** One person's socket in a room: bounds what comes in, counts what is on disk. */
export class Peer {
  readonly joining: Joining;
  private readonly room: Room;
  private readonly limits: Limits;
  private readonly person: PersonAllowance;
  private readonly messages: Allowance;
  private readonly bytes: Allowance;
  private readonly presence: Allowance;
  private readonly questions: Allowance;
  private open = true;
  private heardAt: number;
  /** Update frames received on this socket. */
  private received = 0;
  private acknowledged = 0;
  /** Frames that are on disk although an earlier one is not. */
  private ahead: Set<number> | undefined;
  /** Frames that lean on what has not arrived; the answer to our step 1 carries them again. */
  private waiting: number[] | undefined;
  private answered = false;
  /** Bytes given to the socket, and how many of them the other side had taken when it last took some. */
  private sent = 0;
  private taken = 0;
  private takenAt: number;
  /** Bytes of the answer to its question that may still be on their way: a document may be as large as the bound. */
  private answering = 0;

  constructor(room: Room, joining: Joining, person: PersonAllowance, limits: Limits, now: number) {
    this.room = room;
    this.joining = joining;
    this.person = person;
    this.limits = limits;
    this.messages = new Allowance(limits.messagesPerSecond, limits.messageBurst, now);
    this.bytes = new Allowance(limits.bytesPerSecond, limits.byteBurst, now);
    this.presence = new Allowance(limits.presencePerSecond, limits.presenceBurst, now);
    this.questions = new Allowance(limits.questionsPerSecond, limits.questionBurst, now);
    this.heardAt = now;
    this.takenAt = now;
  }

  get user(): PresenceUser {
    return this.joining.user;
  }

  receive(bytes: Uint8Array, now: number): void {
    if (!this.open) return;
    this.heardAt = now;
    this.room.counts.messagesIn += 1;
    this.room.counts.bytesIn += bytes.length;
    if (bytes.length > this.limits.frame) return this.close(close.tooBig, 'the frame is too large');
    if (!this.bytes.take(bytes.length, now) || !this.person.bytes.take(bytes.length, now)) {
      return this.close(close.tooFast, 'too many bytes');
    }
    const frame = readFrame(bytes);
    if (frame.type === 'awareness') return this.receivePresence(frame.entries, now);
    if (!this.messages.take(1, now) || !this.person.messages.take(1, now)) {
      return this.close(close.tooFast, 'too many messages');
    }
    switch (frame.type) {
      case 'malformed':
        return this.close(close.badUpdate, frame.why);
      case 'step1':
        if (!this.questions.take(1, now)) return this.close(close.tooFast, 'too many questions');
        return this.room.answer(this, frame.vector);
      case 'update':
        return this.receiveUpdate(frame.update, frame.answer);
      case 'queryAwareness':
        if (!this.presence.take(1, now)) return;
        return this.room.attendance.tell(this);
      case 'heartbeat':
        return this.send(this.joining.extended ? heartbeat : rawHeartbeat);
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
    this.send(this.joining.extended ? heartbeat : rawHeartbeat);
  }

  /** Whether the other side still takes what it is sent. */
  look(now: number): void {
    const taken = this.sent - this.joining.socket.buffered();
    if (taken >= this.sent) this.answering = 0;
    if (taken > this.taken || taken >= this.sent) {
      this.taken = taken;
      this.takenAt = now;
    } else if (now - this.takenAt >= this.limits.stuckAfter) this.close(close.overload, 'it takes nothing');
  }

  send(sent: Packet): void {
    if (!this.open) return;
    let size = 0;
    for (const message of sent.messages) size += message.length;
    const unsent = this.joining.socket.buffered();
    if (unsent + size > this.limits.closeSlowReaderAt + this.answering) {
      return this.close(close.overload, 'it reads too slowly');
    }
    this.sent += size;
    this.room.counts.packetsOut += 1;
    this.joining.socket.send(sent);
  }

  /** What it asked for: one answer, however large the document, is within the bounds; one on top of another is not. */
  sendAnswer(sent: Packet): void {
    let size = 0;
    for (const message of sent.messages) size += message.length;
    this.answering = Math.max(this.answering, size);
    this.send(sent);
  }

  /** Presence may be lost on the way; a slow reader gets none. */
  sendPresence(sent: Packet): void {
    if (this.joining.socket.buffered() < this.limits.dropPresenceAt) this.send(sent);
  }

  /**
   * These frames are on disk.
   * @returns what to say of it: cumulative, never past a frame that is not on disk; undefined when nothing is new
   */
  settled(frames: readonly number[]): Uint8Array | undefined {
    const before = this.acknowledged;
    for (const frame of frames) {
      if (frame === this.acknowledged + 1) this.acknowledged = frame;
      else (this.ahead ??= new Set()).add(frame);
      while (this.ahead?.delete(this.acknowledged + 1)) this.acknowledged += 1;
    }
    if (this.acknowledged === before || !this.joining.extended) return undefined;
    return durableMessage(this.acknowledged);
  }

  close(code: CloseCode, reason: string): void {
    if (!this.open) return;
    this.left();
    this.room.counts.close(code);
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
    const problem = this.room.attendance.receive(this, entries);
    if (problem !== undefined) this.close(close.badUpdate, problem);
  }

  private receiveUpdate(update: Uint8Array, answer: boolean): void {
    this.received += 1;
    this.answered ||= answer;
    let frames: readonly number[] = [this.received];
    if (answer && this.waiting) {
      frames = [...this.waiting, this.received];
      this.waiting = undefined;
    }
    const { gate } = this.room;
    const { mayWrite, signer, extended } = this.joining;
    const verdict = mayWrite ? gate.judge(update, signer.personId) : gate.judgeReader(update, !extended);
    if (verdict.type === 'refused') {
      if (verdict.code === close.documentFull) this.room.overflowed();
      return this.close(verdict.code, verdict.why);
    }
    if (verdict.type === 'nothing') return this.room.settleInTurn(this, frames);
    if (verdict.type === 'fresh') return this.room.write(this, frames, verdict);
    this.waiting ??= [];
    if (this.answered || this.waiting.length >= mostGaps) {
      return this.close(close.badUpdate, 'it leans on what nobody has sent');
    }
    this.waiting.push(this.received);
  }
}
