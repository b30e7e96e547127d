import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { shortId } from '../../../shared/ids.ts';
import { awarenessFrame, WireClient } from '../../kit/live-client.ts';
import { type Seeded, seeded } from '../../kit/live-edits.ts';
import { paragraph } from '../../kit/typists.ts';

/** Sent by the bench: who comes in, into which document. */
export interface CrowdSetting {
  readonly url: string;
  readonly cookies: readonly string[];
  readonly seed: number;
}

const sections = ['problem', 'tried', 'evidenceText', 'learned', 'cautions'];
const letters = 'etaoinshrdlucmfwypvbgk      '.split('');
/** Between two keystrokes of one person, in milliseconds, on average; what a sentence may have; how long one thinks. */
const betweenKeys = 250;
const sentence = 90;
const thinking = 6000;

/** Somebody who types a sentence, thinks, takes half of them back, with a caret that the others see. */
class Person {
  private readonly client: WireClient;
  private readonly random: Seeded;
  private readonly field: string;
  private clock = 0;
  private line: Y.XmlText | undefined;
  private left = 0;

  constructor(client: WireClient, random: Seeded) {
    this.client = client;
    this.random = random;
    this.field = random.pick(sections);
  }

  act = (): void => {
    if (this.client.closed !== undefined) return;
    setTimeout(this.act, this.left > 0 ? this.wait(betweenKeys) : this.wait(thinking));
    if (!this.client.synced) return;
    if (this.left === 0) this.begin();
    const { line } = this;
    if (!line) return;
    this.left -= 1;
    line.insert(line.length, this.random.pick(letters));
    this.pointAt(line);
  };

  private begin(): void {
    this.left = 1 + this.random.below(sentence * 2);
    const { doc } = this.client;
    const fragment = doc.getXmlFragment(this.field);
    doc.transact(() => {
      if (this.line && this.random.below(2) === 0) return this.line.delete(0, this.line.length);
      if (this.line && this.line.length < sentence * 3) return undefined;
      fragment.insert(fragment.length, [paragraph('', shortId())]);
      const block = fragment.get(fragment.length - 1);
      const line = block instanceof Y.XmlElement ? block.get(0) : undefined;
      this.line = line instanceof Y.XmlText ? line : undefined;
      return undefined;
    });
  }

  private pointAt(line: Y.XmlText): void {
    const place = Y.relativePositionToJSON(
      Y.createRelativePositionFromTypeIndex(line, line.length),
    ) as unknown;
    this.clock += 1;
    const state = { field: this.field, cursor: { anchor: place, head: place } };
    this.client.raw(awarenessFrame({ client: this.client.doc.clientID, clock: this.clock, state }));
  }

  private wait(average: number): number {
    return average / 2 + this.random.below(average);
  }
}

function come({ url, cookies, seed }: CrowdSetting): void {
  for (const [i, cookie] of cookies.entries()) {
    const ws = new WebSocket(url, { headers: { cookie }, perMessageDeflate: false });
    const client = new WireClient((bytes) => {
      if (ws.readyState === ws.OPEN) ws.send(bytes);
    });
    ws.on('message', (data: Buffer) => client.hear(data));
    ws.on('open', () => client.sync());
    ws.on('close', (code) => {
      client.closed = code;
      process.send?.({ closed: code });
    });
    setTimeout(new Person(client, seeded(seed * 1000 + i)).act, i * 50);
  }
}

process.once('message', (setting) => come(setting as CrowdSetting));
