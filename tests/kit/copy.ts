import * as Y from 'yjs';
import { close } from '../../shared/protocol/close.ts';
import { until } from './live.ts';
import { Witness } from './witness.ts';

/** Closings after which a client comes back by itself. */
const honest: readonly number[] = [close.storage, close.accessChanged];
const attempts = 6;

/** Somebody's copy of a document, with whichever socket it has at the moment. */
export class Copy {
  readonly doc = new Y.Doc();
  readonly documentId: string;
  private readonly person: string;
  private readonly check: (documentId: string, update: Uint8Array) => void;
  readonly sockets: Witness[] = [];

  /** @param check what is acknowledged or shown, at that moment */
  constructor(person: string, documentId: string, check: Copy['check'] = () => undefined) {
    this.person = person;
    this.documentId = documentId;
    this.check = check;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.socket.send(update);
    });
  }

  get socket(): Witness {
    const last = this.sockets.at(-1);
    if (!last) throw new Error('it has not connected yet');
    return last;
  }

  connect(url: string): void {
    const check = (update: Uint8Array) => this.check(this.documentId, update);
    this.sockets.push(
      new Witness(`${url}/live/${this.documentId}?protocol=1`, this.person, {
        answer: (vector) => Y.encodeStateAsUpdate(this.doc, vector),
        onShown: (update) => {
          check(update);
          Y.applyUpdate(this.doc, update, this);
        },
        onDurable: (updates) => updates.forEach(check),
      }),
    );
  }

  type(text: string): void {
    const title = this.doc.getXmlFragment('title');
    this.doc.transact(() => {
      if (title.length === 0) title.insert(0, [new Y.XmlText()]);
      const line = title.get(0);
      if (line instanceof Y.XmlText) line.insert(line.length, text);
    });
  }

  /** All of it is on disk, or the socket was closed. */
  async settled(): Promise<void> {
    await until('it is saved or closed', () => this.socket.closed !== undefined || this.socket.saved);
  }

  /** Connects again until everything is saved. @returns what went wrong on the way */
  async comeBack(url: string): Promise<string[]> {
    for (let i = 0; i < attempts; i += 1) {
      await this.settled();
      const { closed } = this.socket;
      if (closed === undefined) return [];
      if (!honest.includes(closed)) return [`closed with ${closed}`];
      this.connect(url);
    }
    return ['it never came back'];
  }

  /** Everything that was acknowledged or shown on any of its sockets. */
  promised(): readonly Uint8Array[] {
    return this.sockets.flatMap((socket) => socket.promised());
  }
}
