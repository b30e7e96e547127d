import * as Y from 'yjs';
import { type Part, readUpdate } from '../../server/rooms/update.ts';
import { randomEdit, type Seeded, seeded } from './live-edits.ts';

export interface ManyHands {
  /** Every update that was made, in an order in which each leans only on earlier ones. */
  readonly rows: readonly Uint8Array[];
  readonly docs: readonly Y.Doc[];
  readonly random: Seeded;
}

/** Several people edit at once: text, blocks, marks, values, undo; some hear late of what others did. */
export function manyHands(seed: number, steps: number): ManyHands {
  const random = seeded(seed);
  const rows: Uint8Array[] = [];
  const docs = [0, 1, 2].map((n) => {
    const doc = new Y.Doc({ gc: n !== 2 });
    doc.clientID = random.below(2 ** 32);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') rows.push(update);
    });
    return doc;
  });
  const undo = docs.map(
    (doc) =>
      new Y.UndoManager([doc.getMap('values'), doc.getXmlFragment('problem')], {
        captureTimeout: 0,
        trackedOrigins: new Set([null]),
      }),
  );
  for (let i = 0; i < steps; i += 1) {
    const doc = random.pick(docs);
    const dice = random.below(12);
    if (dice < 3) Y.applyUpdate(doc, Y.encodeStateAsUpdate(random.pick(docs)), 'remote');
    else if (dice === 3) undo[docs.indexOf(doc)]?.undo();
    else if (dice === 4) nest(doc, random);
    else randomEdit(doc, random);
  }
  return { rows, docs, random };
}

/** A list in a list, with attributes that two may set at once. */
function nest(doc: Y.Doc, random: Seeded): void {
  let inner: Y.XmlElement | Y.XmlText = new Y.XmlText('at the bottom');
  for (let depth = random.below(5); depth >= 0; depth -= 1) {
    const outer: Y.XmlElement = new Y.XmlElement(depth % 2 === 0 ? 'bulletList' : 'listItem');
    outer.setAttribute('id', `n${random.below(9)}`);
    outer.insert(0, [inner]);
    inner = outer;
  }
  const fragment = doc.getXmlFragment('problem');
  fragment.insert(random.below(fragment.length + 1), [inner]);
  const some = fragment.get(random.below(fragment.length));
  if (some instanceof Y.XmlElement) some.setAttribute('id', `s${random.below(9)}`);
}

export function partOf(bytes: Uint8Array): Part {
  const summary = readUpdate(bytes);
  if ('malformed' in summary) throw new Error(summary.malformed);
  return { bytes, summary };
}
