import * as Y from 'yjs';
import { Copy } from './copy.ts';
import { type LiveServer, type LiveStore, until } from './live.ts';
import { Witness } from './witness.ts';

/** A document with a writer and a reader in it, whom nothing that somebody else does may disturb. */
export class Bystanders {
  readonly documentId: string;
  readonly writer: Copy;
  readonly reader: Copy;
  private readonly live: LiveStore;
  private readonly served: LiveServer;

  private constructor(live: LiveStore, served: LiveServer, documentId: string) {
    this.live = live;
    this.served = served;
    this.documentId = documentId;
    this.writer = new Copy('ana', documentId);
    this.reader = new Copy('eve', documentId);
  }

  static async enter(live: LiveStore, served: LiveServer, documentId: string): Promise<Bystanders> {
    const bystanders = new Bystanders(live, served, documentId);
    bystanders.writer.connect(served.url);
    bystanders.reader.connect(served.url);
    await until('they are in', () =>
      [bystanders.writer, bystanders.reader].every(({ socket }) => socket.synced),
    );
    await bystanders.undisturbed();
    return bystanders;
  }

  /** A new socket of Ben's in the same document, synced. */
  async attacker(query = '?protocol=1', person = 'ben'): Promise<Witness> {
    const attacker = new Witness(`${this.served.url}/live/${this.documentId}${query}`, person);
    await until('the attacker is in', () => attacker.synced && (attacker.sent.length > 0 || !attacker.open));
    return attacker;
  }

  /** What is stored of the document: its content and whose each client id is. */
  async stored(): Promise<unknown> {
    const { db } = this.live.store;
    const of = this.documentId;
    const checkpoints = await db
      .selectFrom('checkpoint')
      .select('state')
      .where('document_id', '=', of)
      .execute();
    const rows = await db
      .selectFrom('log')
      .select('bytes')
      .where('document_id', '=', of)
      .orderBy('seq')
      .execute();
    const clients = await db
      .selectFrom('client')
      .select(['client_id', 'person_id'])
      .where('document_id', '=', of)
      .orderBy('client_id')
      .execute();
    const doc = new Y.Doc();
    for (const { state } of checkpoints) Y.applyUpdate(doc, state);
    for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
    const content = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('hex');
    doc.destroy();
    return { content, clients };
  }

  /** The writer writes, the reader reads it, both on the sockets they have had from the beginning. */
  async undisturbed(): Promise<void> {
    const { writer, reader } = this;
    writer.type('.');
    await until('it is saved', () => writer.socket.saved);
    await until('the reader has it', () => sameText(writer, reader));
    if (writer.sockets.length !== 1 || reader.sockets.length !== 1) throw new Error('a bystander was closed');
  }
}

function sameText(one: Copy, other: Copy): boolean {
  const [a, b] = [one, other].map(({ doc }) => doc.getXmlFragment('title').toJSON());
  return a === b;
}
