import * as Y from 'yjs';
import { Gate } from '../../server/rooms/gate.ts';
import { joinUpdates } from '../../server/rooms/join.ts';
import { Known } from '../../server/rooms/known.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { testKind } from './live.ts';
import { partOf } from './manyHands.ts';

/** A document behind a gate, and Yjs beside it as the judge of the gate. */
export class GateTrial {
  readonly rows: Uint8Array[] = [];
  readonly clients = new Map<number, string | null>();
  gate: Gate;
  /** One document that collects what was deleted and one that keeps it, as different clients do. */
  readonly docs: readonly Y.Doc[];
  slowest = 0;

  constructor(docs: readonly Y.Doc[] = [new Y.Doc({ gc: true }), new Y.Doc({ gc: false })]) {
    this.docs = docs;
    this.gate = this.gateOver([]);
  }

  /** Judges a frame and applies what passed. @throws when the gate was wrong */
  send(frame: Uint8Array, personId: string | null) {
    const from = performance.now();
    const verdict = this.gate.judge(frame, personId);
    this.slowest = Math.max(this.slowest, performance.now() - from);
    if (verdict.type === 'fresh') {
      this.rows.push(verdict.news.bytes);
      for (const doc of this.docs) applyWhole(doc, verdict.news.bytes);
    }
    return verdict;
  }

  /** A checkpoint takes the place of the rows, and the document is loaded from it. */
  reload(): void {
    const checkpoint = Y.encodeStateAsUpdate(docOf(this.rows));
    this.rows.length = 0;
    this.rows.push(checkpoint);
    this.gate = this.gateOver(this.rows);
    expectSame('what is known anew', sortedVector(this.gate.known.vector()), vectorOf(docOf(this.rows)));
  }

  /** @throws when what was let in does not come back from the rows, one by one or joined */
  check(): void {
    const vector = vectorOf(docOf(this.rows));
    const joined = joinUpdates(this.rows.map(partOf));
    for (const updates of [this.rows, joined]) {
      for (const gc of [true, false]) {
        const doc = docOf(updates, gc);
        expectSame('the vector', vectorOf(doc), vector);
      }
    }
    expectSame('what is known', sortedVector(this.gate.known.vector()), vector);
    const deletes = deletesOf(docOf(this.rows));
    for (const [client] of vector) {
      const pairs = this.gate.known.client(client)?.deleted.view() ?? new Uint32Array(0);
      for (let i = 0; i < pairs.length; i += 2) {
        if (!deletes.covers(client, pairs[i] ?? 0, pairs[i + 1] ?? 0))
          throw new Error('known as deleted and is not');
      }
    }
    for (const doc of this.docs) {
      expectSame('the vector', vectorOf(doc), vector);
      judgeShape(doc);
    }
  }

  private gateOver(rows: readonly Uint8Array[]): Gate {
    return new Gate({ fields: testKind.fields, known: Known.of(rows), clients: this.clients, limits });
  }
}

export function applyWhole(doc: Y.Doc, update: Uint8Array): void {
  Y.applyUpdate(doc, update);
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    throw new Error('Yjs keeps it waiting');
}

export function docOf(updates: readonly Uint8Array[], gc = true): Y.Doc {
  const doc = new Y.Doc({ gc });
  for (const update of updates) applyWhole(doc, update);
  return doc;
}

function vectorOf(doc: Y.Doc) {
  return sortedVector(Y.decodeStateVector(Y.encodeStateVector(doc)));
}

function sortedVector(vector: ReadonlyMap<number, number>) {
  return [...vector].toSorted((a, b) => a[0] - b[0]);
}

function deletesOf(doc: Y.Doc) {
  const set = Y.createDeleteSetFromStructStore(doc.store);
  return {
    covers: (client: number, from: number, to: number) =>
      (set.clients.get(client) ?? []).some(({ clock, len }) => clock <= from && clock + len >= to),
  };
}

function expectSame(what: string, one: unknown, other: unknown): void {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  if (a !== b) throw new Error(`${what} differs: ${a} and ${b}`);
}

/** Nodes among nodes only, and none deeper than may be: what every editor relies on. */
function judgeShape(doc: Y.Doc): void {
  for (const name of doc.share.keys()) {
    if (name === 'values') doc.getMap('values').toJSON();
    else judgeChildren(doc.getXmlFragment(name), 1);
  }
}

function judgeChildren(parent: Y.XmlFragment, depth: number): void {
  for (const child of parent.toArray() as unknown[]) {
    if (depth > limits.depth) throw new Error('nested too deep');
    if (child instanceof Y.XmlElement) {
      if (Object.values(child.getAttributes()).some((value: unknown) => value instanceof Y.AbstractType)) {
        throw new Error('a node in an attribute');
      }
      judgeChildren(child, depth + 1);
    } else if (child instanceof Y.XmlText) child.toDelta();
    else throw new Error('something that is no node among nodes');
  }
}
