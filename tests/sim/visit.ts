import type { Peer } from '../../server/rooms/peer.ts';
import type { Concerned } from '../../server/rooms/rooms.ts';
import type { Packet } from '../../server/rooms/socket.ts';
import { type CloseCode, close } from '../../shared/protocol/close.ts';
import type { PresenceUser, Welcome } from '../../shared/protocol/messages.ts';
import type { ServerEnd, Wire } from './network.ts';
import type { SimProcess } from './process.ts';
import { wordOf } from './wire-words.ts';

export type Access = 'write' | 'read' | 'none';

/** What a connection asks for at the door. */
export interface Asked {
  readonly personId: string;
  readonly sessionId: string;
  readonly documentId: string;
  readonly epoch: number | undefined;
  readonly extended: boolean;
  /** Sends what it likes: its frames need not be readable. */
  readonly isHostile: boolean;
}

/** One connection at the server, from the door on; what leaves it is judged. */
export class Visit implements ServerEnd {
  readonly wire: Wire;
  readonly asked: Asked;
  /** What has changed since the door looked. */
  stale: string | undefined;
  /** Update frames that the room was given, in order. */
  readonly frames: Uint8Array[] = [];
  private readonly process: SimProcess;
  private waiting: Uint8Array[] | undefined = [];
  private peer: Peer | undefined;
  private durable = 0;
  /** Bytes of its largest answer. */
  private answers = 0;

  constructor(process: SimProcess, wire: Wire, asked: Asked) {
    this.process = process;
    this.wire = wire;
    this.asked = asked;
  }

  get name(): string {
    return `wire ${this.wire.id} of ${this.asked.personId} in ${this.asked.documentId}`;
  }

  get hasJoined(): boolean {
    return this.peer !== undefined;
  }

  begin(): void {
    const { wire, process } = this;
    const { timers, limits } = process.rooms;
    wire.server = this;
    const stopWaiting = timers.after(limits.handshake, () => {
      if (!this.peer) this.end(close.handshakeTimeout);
    });
    this.enter().then(stopWaiting, (error: unknown) => {
      process.setting.watch.note(`${this.name} can't be opened: ${String(error)}`);
      this.end(close.storage);
    });
  }

  received(message: Uint8Array): void {
    const { process, peer } = this;
    if (!process.isAlive) return;
    if (!peer) return void this.waiting?.push(message);
    this.note(message);
    peer.receive(message, process.rooms.timers.now());
  }

  ponged(): void {
    if (this.process.isAlive) this.peer?.heard(this.process.rooms.timers.now());
  }

  ended(): void {
    this.process.visits.delete(this);
    if (this.process.isAlive) this.peer?.left();
  }

  isConcerned({ documentId, personId, sessionId }: Concerned): boolean {
    const { asked } = this;
    return (
      (documentId === undefined || documentId === asked.documentId) &&
      (personId === undefined || personId === asked.personId) &&
      (sessionId === undefined || sessionId === asked.sessionId)
    );
  }

  private async enter(): Promise<void> {
    const { process, asked, wire } = this;
    const { rooms, setting } = process;
    const { store, watch } = setting;
    const socket = wire.socket(() => process.isAlive);
    while (wire.isOpenAtServer) {
      const judgedAt = rooms.changes();
      this.stale = undefined;
      await this.pause();
      const granted = setting.accessOf(asked.personId, asked.documentId);
      const state = store.stateOf(asked.documentId) as Welcome['state'];
      await this.pause();
      if (granted === 'none') return this.end(close.notFound);
      const entered = await rooms.enter({
        documentId: asked.documentId,
        joining: {
          socket: {
            ...socket,
            send: (packet) => {
              if (!process.isAlive) return;
              this.judge(packet);
              socket.send(packet);
            },
          },
          signer: { personId: asked.personId, organisationId: 'org' },
          sessionId: asked.sessionId,
          user: userOf(asked.personId),
          mayWrite: granted === 'write' && state === 'live',
          extended: asked.extended,
        },
        state,
        epoch: asked.epoch,
        judgedAt,
        isOpen: () => wire.isOpenAtServer,
      });
      if (entered.type === 'refused') return this.end(entered.code);
      if (entered.type === 'joined') {
        watch.note(`${this.name} has joined`);
        return this.joined(entered.peer);
      }
    }
  }

  private joined(peer: Peer): void {
    this.peer = peer;
    const { waiting = [] } = this;
    this.waiting = undefined;
    for (const message of waiting) this.received(message);
  }

  private end(code: CloseCode): void {
    this.waiting = undefined;
    if (this.peer) this.peer.close(code, '');
    else this.wire.socket(() => this.process.isAlive).close(code, '');
  }

  private pause(): Promise<void> {
    const { clock, random } = this.process.setting;
    return new Promise((go) => {
      clock.after(random.below(4), () => {
        if (this.process.isAlive) go();
      });
    });
  }

  /** Keeps what counts as an update frame for the server, too. */
  private note(message: Uint8Array): void {
    if (!this.wire.isOpenAtServer) return;
    try {
      const word = wordOf(message);
      if (word.type === 'update') this.frames.push(word.update);
    } catch (error) {
      if (!this.asked.isHostile) throw error;
    }
  }

  /** Nothing may leave that is not on disk, or that this person may not see. */
  private judge(packet: Packet): void {
    const { watch, store, limits } = this.process.setting;
    const { wire, process } = this;
    watch.demand(
      'I7',
      this.stale === undefined,
      () => `${this.name} is sent bytes after ${this.stale} changed`,
    );
    watch.demand('I7', wire.isOpenAtServer, () => `${this.name} is sent bytes after its close`);
    watch.demand('L12', !process.hasStopped, () => `${this.name} is sent bytes after the stop`);
    const { epoch } = store.placeOf(this.asked.documentId);
    wire.epoch ??= epoch;
    let isAnswer = false;
    for (const message of packet.messages) {
      const word = wordOf(message);
      if (word.type === 'update') {
        const lacks = store.stored(store.placeOf(this.asked.documentId)).untold(word.update);
        watch.demand('I1', lacks === undefined, () => `${this.name} is sent ${lacks}, which is not on disk`);
        isAnswer ||= word.isAnswer;
      } else if (word.type === 'durable') this.judgeDurable(word.n);
      else if (word.type === 'welcome') {
        const isCurrent = word.welcome.epoch === epoch;
        watch.demand('L139', isCurrent, () => `${this.name} is let into epoch ${word.welcome.epoch}`);
      }
    }
    const size = packet.messages.reduce((sum, { length }) => sum + length, 0);
    if (isAnswer) this.answers = Math.max(this.answers, size);
    const most = process.rooms.limits.closeSlowReaderAt + this.answers;
    const isBounded = limits.closeSlowReaderAt === undefined || wire.buffered + size <= most;
    watch.demand(
      'I8',
      isBounded,
      () => `${this.name} has ${wire.buffered + size} bytes waiting, not ${most}`,
    );
  }

  private judgeDurable(n: number): void {
    const { watch, store } = this.process.setting;
    watch.demand('I1', n > this.durable, () => `${this.name}: durable ${n} after ${this.durable}`);
    watch.demand('I1', n <= this.frames.length, () => `${this.name}: durable ${n} of ${this.frames.length}`);
    const stored = store.stored(store.placeOf(this.asked.documentId));
    // Whoever lies about what is in an answer is told what suits the lie.
    for (const frame of this.asked.isHostile ? [] : this.frames.slice(this.durable, n)) {
      const lacks = stored.untold(frame);
      watch.demand(
        'I1',
        lacks === undefined,
        () => `${this.name}: durable ${n}, but ${lacks} is not on disk`,
      );
    }
    this.durable = n;
  }
}

function userOf(id: string): PresenceUser {
  return {
    id,
    name: id,
    organisationId: 'org',
    organisation: 'Allentown',
    initials: 'AL',
    colour: 1,
    pattern: 2,
  };
}
