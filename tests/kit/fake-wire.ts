import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { Carriers, type CarrierMemory, type CarrierName } from '../../client/sync/carriers.ts';
import type { Wire, WireEvents } from '../../client/sync/wire.ts';
import { durableMessage, heartbeatMessage, welcomeMessage } from '../../server/rooms/encode.ts';
import { message, schemaVersion, type Welcome } from '../../shared/protocol/messages.ts';
import { syncFrame } from './live-client.ts';

/** The far end of one connection that a client has dialled; the test plays the server. */
export class FakeWire implements Wire {
  readonly carrier: CarrierName;
  readonly url: URL;
  readonly at: number;
  readonly sent: Uint8Array[] = [];
  isClosed = false;
  /** The test can still make it speak after the client has closed it. */
  readonly events: WireEvents;

  constructor(carrier: CarrierName, url: string, events: WireEvents) {
    this.carrier = carrier;
    this.url = new URL(url);
    this.at = performance.now();
    this.events = events;
  }

  send(bytes: Uint8Array): void {
    this.sent.push(bytes);
  }

  close(): void {
    this.isClosed = true;
  }

  /** Opens, lets the client in and gives it `content`: what a server does that is well. */
  letIn(content: Y.Doc = new Y.Doc(), welcome: Partial<Welcome> = {}): this {
    this.events.opened();
    this.welcome(welcome);
    this.events.heard(syncFrame(0, Y.encodeStateVector(content)));
    this.events.heard(syncFrame(1, Y.encodeStateAsUpdate(content)));
    return this;
  }

  welcome(welcome: Partial<Welcome> = {}): void {
    this.events.heard(
      welcomeMessage({
        access: 'write',
        state: 'live',
        epoch: 1,
        schema: schemaVersion,
        serverTime: 0,
        ...welcome,
      }),
    );
  }

  update(update: Uint8Array): void {
    this.events.heard(syncFrame(2, update));
  }

  durable(n: number): void {
    this.events.heard(durableMessage(n));
  }

  heartbeat(): void {
    this.events.heard(heartbeatMessage);
  }

  /** Update frames that the client has sent, its answer to step 1 among them. */
  frames(): Uint8Array[] {
    return this.sent.flatMap((bytes) => {
      const decoder = decoding.createDecoder(bytes);
      if (decoding.readVarUint(decoder) !== message.sync || decoding.readVarUint(decoder) === 0) return [];
      return [decoding.readVarUint8Array(decoder)];
    });
  }

  beats(): number {
    return this.sent.filter(([type]) => type === message.heartbeat).length;
  }

  /** What the server would hold from this client alone. */
  received(): Y.Doc {
    const doc = new Y.Doc();
    for (const frame of this.frames()) Y.applyUpdate(doc, frame);
    return doc;
  }
}

export class FakeNet {
  readonly wires: FakeWire[] = [];
  /** Carriers whose making throws. */
  readonly forbidden = new Set<CarrierName>();

  readonly carriers: Carriers;
  readonly memory: CarrierMemory & { text: string | undefined };

  constructor(text?: string) {
    const dial = (carrier: CarrierName) => (url: string, events: WireEvents) => {
      if (this.forbidden.has(carrier)) throw new Error('forbidden');
      const wire = new FakeWire(carrier, url, events);
      this.wires.push(wire);
      return wire;
    };
    const memory = {
      text,
      read: () => memory.text,
      write: (written: string) => {
        memory.text = written;
      },
    };
    this.memory = memory;
    this.carriers = new Carriers({
      dial: { socket: dial('socket'), http: dial('http') },
      memory,
      now: Date.now,
    });
  }

  get last(): FakeWire {
    const wire = this.wires.at(-1);
    if (!wire) throw new Error('Nothing was dialled.');
    return wire;
  }

  names(): CarrierName[] {
    return this.wires.map(({ carrier }) => carrier);
  }
}
