import * as Y from 'yjs';
import { awarenessFrame, dial, type WireClient } from './live-client.ts';
import { until } from './live.ts';
import type { Districts } from './districts.ts';
import type { ServerProcess } from './process.ts';
import { invitePerson } from './server.ts';
import type { Visitor } from './visitor.ts';

/** How often a caret that moves is told of. */
const each = 66;

interface Member {
  readonly client: WireClient;
  readonly close: () => void;
  clock: number;
}

/** Many people of two districts in one document, without a browser each. */
export class Crowd {
  private readonly visitors: readonly Visitor[];
  private members: Member[] = [];

  private constructor(visitors: readonly Visitor[]) {
    this.visitors = visitors;
  }

  /** Every other one is of Allentown, the rest of Quakertown. */
  static async invite(server: ServerProcess, network: Districts, n: number): Promise<Crowd> {
    const { networkId, allentownId, quakertownId, maria } = network;
    const visitors: Visitor[] = [];
    for (let i = 0; i < n; i += 1) {
      const organisationId = i % 2 === 0 ? allentownId : quakertownId;
      const name = `Person ${letterOf(i / 26)}${letterOf(i)}`;
      visitors.push(await invitePerson(server, maria, { networkId, organisationId, name }));
    }
    return new Crowd(visitors);
  }

  async enter(server: ServerProcess, documentId: string): Promise<void> {
    const address = `${server.url.replace('http', 'ws')}/live/${documentId}?protocol=1`;
    this.members = this.visitors.map((visitor) => {
      const { client, ws } = dial(address, undefined, { cookie: visitor.cookie, origin: server.url });
      return { client, close: () => ws.close(), clock: 0 };
    });
    await until('everybody is in', () => this.members.every(({ client }) => client.synced));
    for (const member of this.members) say(member, { field: null });
  }

  leave(): void {
    for (const { close } of this.members.splice(0)) close();
  }

  /** One of them writes a sentence into an empty text; everybody's caret goes into it. */
  async gather(field: string, words: string): Promise<void> {
    const [first] = this.members;
    if (first) lineOf(first.client.doc, field).insert(0, words);
    await until('everybody has the sentence', () =>
      this.members.every(({ client }) => lengthOf(client.doc, field) === words.length),
    );
    for (const [i, member] of this.members.entries()) this.put(member, field, i);
  }

  /** So many of them write a letter, close to each other. */
  type(field: string, many: number): void {
    for (const [i, { client }] of this.members.slice(0, many).entries())
      lineOf(client.doc, field).insert(i, 'x');
  }

  /** All carets move on, again and again. @returns how often */
  async move(field: string, times: number): Promise<number> {
    for (let turn = 1; turn <= times; turn += 1) {
      for (const [i, member] of this.members.entries()) this.put(member, field, i + turn);
      await new Promise((next) => setTimeout(next, each));
    }
    return times;
  }

  private put(member: Member, field: string, at: number): void {
    const line = lineOf(member.client.doc, field);
    const place = Y.createRelativePositionFromTypeIndex(line, 1 + (at % line.length));
    const caret = Y.relativePositionToJSON(place) as unknown;
    say(member, { field, cursor: { anchor: caret, head: caret } });
  }
}

function letterOf(n: number): string {
  return String.fromCharCode(65 + (Math.floor(n) % 26));
}

function say(member: Member, state: Readonly<Record<string, unknown>>): void {
  member.clock += 1;
  member.client.raw(awarenessFrame({ client: member.client.doc.clientID, clock: member.clock, state }));
}

function lengthOf(doc: Y.Doc, field: string): number {
  const block = doc.getXmlFragment(field).get(0);
  const line = block instanceof Y.XmlElement && block.length > 0 ? block.get(0) : undefined;
  return line instanceof Y.XmlText ? line.length : 0;
}

function lineOf(doc: Y.Doc, field: string): Y.XmlText {
  const block = doc.getXmlFragment(field).get(0);
  if (!(block instanceof Y.XmlElement)) throw new Error(`"${field}" has no paragraph.`);
  const line = block.get(0);
  if (line instanceof Y.XmlText) return line;
  const first = new Y.XmlText();
  block.insert(0, [first]);
  return first;
}
