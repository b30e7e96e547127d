import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import { shortId, uuidv7 } from '../../../shared/ids.ts';
import { seeded } from '../../kit/live-edits.ts';
import { Latencies } from '../figures.ts';
import { readCoverage } from './coverage.ts';
import { prefixOf, updateMessage } from './dialect.ts';
import { keystrokeFrame, type Place } from './keystroke.ts';
import { type Address, LightClient } from './light-client.ts';

/** People at their documents, each typing at the end of a paragraph of their own, at random moments. */
export interface Typing {
  readonly documents: number;
  /** In each document. */
  readonly people: number;
  /** Of each person. */
  readonly editsPerSecond: number;
  readonly seconds: number;
  readonly seed: number;
}

export interface Typed {
  readonly sent: number;
  /** How often a keystroke came to somebody else, and how often it should have. */
  readonly delivered: number;
  readonly expected: number;
  readonly latencies: Latencies;
  /** Until the server said "on disk"; empty when it says nothing. */
  readonly durable: Latencies;
  /** How late the load itself was. */
  readonly late: Latencies;
  /** Of the sending, without what came after it. */
  readonly seconds: number;
  /** People who lost their connection. */
  readonly cut: number;
}

/** Yjs client ids: the people of a document in a row. */
const firstClient = 2_000_000_000;

interface Person {
  readonly client: LightClient;
  readonly id: number;
  readonly index: number;
  /** Everybody in the same document, by index. */
  readonly room: readonly Person[];
  readonly text: Place;
  readonly prefix: Uint8Array;
  readonly sentAt: number[];
  readonly framesBefore: number;
  /** How many letters of each neighbour have come here. */
  readonly known: Int32Array;
  readonly leaving: Buffer[];
}

export class TypingLoad {
  private readonly address: Address;
  private readonly typing: Typing;
  private readonly people: Person[] = [];
  private readonly latencies = new Latencies();
  private readonly durable = new Latencies();
  private readonly late = new Latencies();
  private delivered = 0;
  private sent = 0;

  constructor(address: Address, typing: Typing) {
    this.address = address;
    this.typing = typing;
  }

  /** Everybody in, and a paragraph for each. */
  async enter(): Promise<void> {
    const { documents, people } = this.typing;
    const atOnce = 20;
    for (let first = 0; first < documents; first += atOnce) {
      const some = Array.from({ length: Math.min(atOnce, documents - first) });
      await Promise.all(some.map(() => this.enterDocument(people)));
    }
  }

  private async enterDocument(people: number): Promise<void> {
    const documentId = uuidv7();
    const { layout, texts, author } = paragraphs(people, firstClient - 1);
    const clients = Array.from(
      { length: people },
      (_, i) => new LightClient(this.address, documentId, i % 2 === 0 ? 'ana' : 'ben'),
    );
    await Promise.all(clients.map(({ synced }) => synced));
    const first = clients[0];
    if (!first) return;
    const informed = clients.slice(1).map(
      (client) =>
        new Promise<void>((known) => {
          client.onUpdate = (bytes, from) =>
            readCoverage(bytes, from, (id, _, to) => {
              if (id === author.client && to === author.clock) known();
            });
        }),
    );
    first.socket.write(first.frame(updateMessage(layout)));
    first.sent += 1;
    await Promise.all(informed);
    const room: Person[] = [];
    for (const [index, client] of clients.entries()) {
      const person: Person = {
        client,
        id: firstClient + index,
        index,
        room,
        text: texts[index] ?? author,
        prefix: prefixOf(this.address.dialect, documentId),
        sentAt: [],
        framesBefore: client.sent,
        known: new Int32Array(people),
        leaving: [],
      };
      this.listen(person);
      room.push(person);
    }
    this.people.push(...room);
  }

  private listen(person: Person): void {
    const neighbours = this.typing.people;
    let now = 0;
    const seen = (client: number, _: number, to: number) => {
      const index = client - firstClient;
      if (index < 0 || index >= neighbours || index === person.index) return;
      const from = person.known[index] ?? 0;
      if (to <= from) return;
      person.known[index] = to;
      const { sentAt } = person.room[index] ?? person;
      for (let clock = from; clock < to; clock += 1) this.latencies.add(now - (sentAt[clock] ?? now));
      this.delivered += to - from;
    };
    person.client.onUpdate = (bytes, from) => {
      now = performance.now();
      readCoverage(bytes, from, seen);
    };
    let told = 0;
    person.client.onDurable = (frames) => {
      const at = performance.now();
      for (; told < frames - person.framesBefore; told += 1) {
        const sent = person.sentAt[told];
        if (sent !== undefined) this.durable.add(at - sent);
      }
    };
  }

  /** @param patience milliseconds that what is on its way may take after the last keystroke */
  async run(patience: number): Promise<Typed> {
    const { editsPerSecond, seconds, seed } = this.typing;
    const random = seeded(seed);
    const rate = (editsPerSecond * this.people.length) / 1000;
    const gap = () => -Math.log((random.below(1e9) + 1) / 1e9) / rate;
    const began = performance.now();
    const until = began + seconds * 1000;
    const writing = new Set<Person>();
    for (let next = began + gap(); next < until; ) {
      const now = performance.now();
      for (; next < until && next <= now; next += gap()) {
        const person = this.people[random.below(this.people.length)];
        if (!person || person.client.isOver) continue;
        this.late.add(now - next);
        const frame = keystrokeFrame(person.prefix, person.id, person.sentAt.length, person.text);
        person.sentAt.push(now);
        person.leaving.push(frame);
        writing.add(person);
        this.sent += 1;
      }
      for (const { client, leaving } of writing) {
        const [only] = leaving;
        if (leaving.length === 1 && only) client.socket.write(only);
        else client.socket.write(Buffer.concat(leaving));
        leaving.length = 0;
      }
      writing.clear();
      await wait(1);
    }
    const took = (performance.now() - began) / 1000;
    const expected = this.sent * (this.typing.people - 1);
    for (const end = performance.now() + patience; performance.now() < end; await wait(10)) {
      if (this.delivered >= expected) break;
    }
    this.latencies.addLost(expected - this.delivered);
    return {
      sent: this.sent,
      delivered: this.delivered,
      expected,
      latencies: this.latencies,
      durable: this.durable,
      late: this.late,
      seconds: took,
      cut: this.people.filter(({ client }) => client.isOver).length,
    };
  }

  async leave(): Promise<void> {
    for (const { client } of this.people) client.socket.cut();
    await Promise.all(this.people.map(({ client }) => client.ended));
  }
}

/** The same in documents of its own, of which nothing is told: code is compiled as it is used. */
export async function warmUp(address: Address, typing: Typing): Promise<void> {
  const load = new TypingLoad(address, typing);
  await load.enter();
  await load.run(5000);
  await load.leave();
}

/** A rich text of empty paragraphs, in the layout of editors. */
export function paragraphs(
  count: number,
  author: number,
): { layout: Uint8Array; texts: readonly Place[]; author: Place } {
  const doc = new Y.Doc();
  doc.clientID = author;
  const texts = Array.from({ length: count }, () => new Y.XmlText());
  const blocks = texts.map((text) => {
    const block = new Y.XmlElement('paragraph');
    block.setAttribute('id', shortId());
    block.insert(0, [text]);
    return block;
  });
  doc.getXmlFragment('problem').insert(0, blocks);
  return {
    layout: Y.encodeStateAsUpdate(doc),
    texts: texts.map((text) => text._item?.id ?? { client: author, clock: 0 }),
    author: { client: author, clock: Y.getState(doc.store, author) },
  };
}
