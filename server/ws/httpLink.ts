import { type Batch, writeBatch } from '../../shared/protocol/batch.ts';
import type { Closed } from '../../shared/protocol/http.ts';
import type { Packet, Socket } from '../rooms/socket.ts';

/** What a poll is told. */
export type PollAnswer =
  | { readonly type: 'messages'; readonly body: Uint8Array<ArrayBuffer> }
  /** Nothing came for as long as a poll is held, or another poll has taken its place. */
  | { readonly type: 'nothing' }
  | { readonly type: 'closed'; readonly closed: Closed['closed'] };

/** An answer ends with the message that reaches this size. */
const answerSize = 512 * 1024;

/** One connection over HTTP as a room sees it: what is sent waits, numbered, until the client has said it has it. */
export class HttpLink {
  private waiting: Uint8Array[] = [];
  private waitingBytes = 0;
  /** The number of the first message that waits. */
  private first = 1;
  private taken = 0;
  private ended: Closed['closed'] | undefined;
  private poll: { readonly answer: (told: PollAnswer) => void } | undefined;
  private due = false;
  private readonly endListeners: (() => void)[] = [];

  readonly socket: Socket = {
    send: ({ messages }: Packet) => this.send(messages),
    close: (code, reason) => this.end(code, reason),
    terminate: () => this.end(1001, 'nothing was heard for too long'),
    // Every poll is a sign of life, and the heartbeat message ends one.
    ping: () => undefined,
    buffered: () => this.waitingBytes,
  };

  isOpen(): boolean {
    return this.ended === undefined;
  }

  /** Not a byte follows: what was not fetched is dropped, and a client that comes back asks for what it lacks. */
  end(code: number, reason: string): void {
    if (this.ended) return;
    this.ended = { code, reason };
    this.waiting = [];
    this.waitingBytes = 0;
    this.answer();
    for (const listener of this.endListeners.splice(0)) listener();
  }

  /** Calls once nothing more will be sent: now, if that is so already. */
  onEnd(listener: () => void): void {
    if (this.ended) listener();
    else this.endListeners.push(listener);
  }

  /** What is new of a batch; messages before a gap that must be sent first are awaited. */
  take({ first, messages }: Batch): readonly Uint8Array[] {
    if (first > this.taken + 1) return [];
    const fresh = messages.slice(this.taken + 1 - first);
    this.taken += fresh.length;
    return fresh;
  }

  /** The number of the last message taken. */
  get lastTaken(): number {
    return this.taken;
  }

  /** @returns whether the client can have had all messages up to this number */
  acknowledge(upTo: number): boolean {
    const have = upTo + 1 - this.first;
    if (have < 0 || have > this.waiting.length) return false;
    for (const message of this.waiting.splice(0, have)) this.waitingBytes -= message.length;
    this.first += have;
    return true;
  }

  /**
   * Answers as soon as there is something to say. Only the newest poll is held.
   * @returns answers with nothing; undefined when it was answered at once
   */
  hold(answer: (told: PollAnswer) => void): (() => void) | undefined {
    this.letGo();
    const poll = { answer };
    this.poll = poll;
    this.answer();
    if (this.poll !== poll) return undefined;
    return () => {
      if (this.poll === poll) this.letGo();
    };
  }

  closed(): Closed | undefined {
    return this.ended && { closed: this.ended };
  }

  private letGo(): void {
    const { poll } = this;
    this.poll = undefined;
    poll?.answer({ type: 'nothing' });
  }

  private send(messages: readonly Uint8Array[]): void {
    if (this.ended) return;
    for (const message of messages) {
      this.waiting.push(message);
      this.waitingBytes += message.length;
    }
    if (this.due || !this.poll) return;
    this.due = true;
    // What is sent in one go leaves in one answer.
    queueMicrotask(() => {
      this.due = false;
      this.answer();
    });
  }

  private answer(): void {
    const { poll, ended } = this;
    if (!poll) return;
    if (ended) {
      this.poll = undefined;
      return poll.answer({ type: 'closed', closed: ended });
    }
    const messages = this.firstThatFit();
    if (messages.length === 0) return;
    this.poll = undefined;
    poll.answer({ type: 'messages', body: writeBatch({ first: this.first, messages }) });
  }

  private firstThatFit(): Uint8Array[] {
    let size = 0;
    const end = this.waiting.findIndex((message) => {
      size += message.length;
      return size >= answerSize;
    });
    return end < 0 ? this.waiting : this.waiting.slice(0, end + 1);
  }
}
