import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { LiveRooms } from '../../server/rooms/live.ts';
import type { Peer } from '../../server/rooms/peer.ts';
import { contentOf } from '../../shared/content/json.ts';
import { uuidv7 } from '../../shared/ids.ts';
import { close } from '../../shared/protocol/close.ts';
import {
  type HeldLog,
  heldLog,
  type LiveStore,
  type Name,
  openLiveStore,
  people,
  roomsOver,
  testKind,
  userOf,
} from '../kit/live.ts';
import { ManualTimers, WireClient } from '../kit/live-client.ts';
import { randomEdit, type Seeded, seeded } from '../kit/live-edits.ts';

let live: LiveStore;
beforeAll(async () => {
  live = await openLiveStore();
});
afterAll(() => live.close());

/** A person at a screen: a document that outlives connections, whose frames wait in two queues. */
class Person {
  readonly doc = new Y.Doc();
  readonly name: Name;
  client: WireClient | undefined;
  peer: Peer | undefined;
  readonly up: Uint8Array[] = [];
  readonly down: Uint8Array[] = [];
  readonly codes: number[] = [];

  constructor(name: Name, clientId: number) {
    this.name = name;
    this.doc.clientID = clientId;
  }

  async connect(rooms: LiveRooms, documentId: string): Promise<void> {
    const client = new WireClient((bytes) => this.up.push(bytes), this.doc);
    const entered = await rooms.enter({
      documentId,
      joining: {
        socket: {
          send: ({ messages }) => void this.down.push(...messages),
          close: (code) => {
            this.codes.push(code);
            this.cut();
          },
          terminate: () => this.cut(),
          ping: () => undefined,
          buffered: () => 0,
        },
        signer: { personId: people[this.name].id, organisationId: userOf(this.name).organisationId },
        sessionId: this.name,
        user: userOf(this.name),
        mayWrite: true,
        extended: true,
      },
      state: 'live',
      epoch: undefined,
      judgedAt: rooms.changes(),
      isOpen: () => true,
    });
    if (entered.type !== 'joined') throw new Error(entered.type);
    this.client = client;
    this.peer = entered.peer;
    client.sync();
  }

  /** The connection is gone, and with it whatever was on its way. */
  cut(): void {
    if (this.client) this.client.closed = 1006;
    const { peer } = this;
    this.client = undefined;
    this.peer = undefined;
    this.up.length = 0;
    this.down.length = 0;
    peer?.left();
  }

  deliver(random: Seeded, now: number, most: number): void {
    for (let n = random.below(most + 1); n > 0; n -= 1) {
      const [queue, hear] =
        random.below(2) === 0
          ? ([this.up, (bytes: Uint8Array) => this.peer?.receive(bytes, now)] as const)
          : ([this.down, (bytes: Uint8Array) => this.client?.hear(bytes)] as const);
      const next = queue.shift();
      if (next) hear(next);
    }
  }

  deliverAll(now: number): void {
    while (this.up.length + this.down.length > 0) {
      const up = this.up.shift();
      if (up) this.peer?.receive(up, now);
      const down = this.down.shift();
      if (down) this.client?.hear(down);
    }
  }

  isSettled(): boolean {
    return !!this.client && this.client.sent > 0 && this.client.durable === this.client.sent;
  }
}

async function run(seed: number, documentId: string) {
  const random = seeded(seed);
  await live.addDocument(documentId);
  const log: HeldLog = heldLog(live.store.log);
  const timers = new ManualTimers();
  const rooms = roomsOver(live, { log, timers });
  const team = (['ana', 'ben', 'ana'] as const).map((name) => new Person(name, random.below(2 ** 32)));
  for (let step = 0; step < 120; step += 1) {
    timers.advance(50);
    const person = random.pick(team);
    const dice = random.below(20);
    if (dice < 9) randomEdit(person.doc, random);
    else if (dice === 9) person.cut();
    else if (dice === 10) log.fail(new Error('simulated'));
    else if (dice === 11) log.fail(undefined);
    else if (dice === 12) rooms.close({ documentId }, close.accessChanged);
    else if (dice === 13) await new Promise((turn) => setImmediate(turn));
    else person.deliver(random, timers.now(), 6);
    if (!person.peer && dice > 15) await person.connect(rooms, documentId);
  }
  log.fail(undefined);
  for (let turn = 0; !team.every((person) => person.isSettled()); turn += 1) {
    if (turn > 2000)
      throw new Error(
        `not settled: ${JSON.stringify(team.map(({ codes, client }) => [codes, client?.sent, client?.durable]))}`,
      );
    for (const person of team) if (!person.peer) await person.connect(rooms, documentId);
    timers.advance(50);
    for (const person of team) person.deliverAll(timers.now());
    await new Promise((next) => setImmediate(next));
  }
  for (const person of team) person.deliverAll(timers.now());

  const stored = (await rooms.contentAt(documentId)).content;
  await rooms.stop();
  const afresh = (await roomsOver(live).contentAt(documentId)).content;
  const expected: readonly number[] = [close.storage, close.accessChanged, close.restart];
  return {
    stored,
    afresh,
    held: team.map(({ doc }) => contentOf(doc, testKind)),
    refusals: team.flatMap(({ codes }) => codes).filter((code) => !expected.includes(code)),
  };
}

describe('random lives', () => {
  it('I1, I2: whatever is cut, delayed or fails to be stored, all end with the same content, and the log has it', async () => {
    const seeds = Number(process.env.LIVE_SEEDS ?? 60);
    for (let seed = 1; seed <= seeds; seed += 1) {
      const { stored, afresh, held, refusals } = await run(seed, uuidv7(10_000 + seed));
      expect([seed, afresh]).toEqual([seed, stored]);
      for (const content of held) expect([seed, content]).toEqual([seed, stored]);
      expect([seed, refusals]).toEqual([seed, []]);
    }
  });
});
