import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { message } from '../../../shared/protocol/messages.ts';
import { randomEdit, type Seeded, seeded } from '../../kit/live-edits.ts';
import { updateMessage } from './dialect.ts';
import { keystroke } from './keystroke.ts';

/** Messages that no editor sends: damaged ones, lies about sizes, floods. Endless, and the same for the same seed. */
export function* hostileMessages(seed: number): Generator<Uint8Array> {
  const random = seeded(seed);
  const valid = validUpdates(random, 200);
  const heavy = heavyMessages();
  for (;;) {
    // What is large comes seldom, as sending it is what takes long.
    if (random.below(2000) === 0) yield random.pick(heavy);
    else yield small(random, valid);
  }
}

function small(random: Seeded, valid: readonly Uint8Array[]): Uint8Array {
  const update = random.pick(valid);
  switch (random.below(8)) {
    case 0: {
      const flipped = updateMessage(update);
      const at = random.below(flipped.length);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8));
      return flipped;
    }
    case 1:
      return updateMessage(update.slice(0, random.below(update.length)));
    case 2:
      return Uint8Array.from({ length: 1 + random.below(200) }, () => random.below(256));
    case 3:
      return updateMessage(Uint8Array.from({ length: 1 + random.below(60) }, () => random.below(256)));
    case 4:
      return updateMessage(
        keystroke(1 + random.below(1e9), 1 + random.below(2 ** 31), { client: 1, clock: 0 }),
      );
    case 5:
      return updateMessage(random.pick(liars));
    case 6:
      return encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, message.sync);
        encoding.writeVarUint(encoder, 0);
        encoding.writeVarUint8Array(encoder, Uint8Array.of(255, 255, 255, 255, 15, random.below(256)));
      });
    default:
      return updateMessage(update);
  }
}

const huge = [255, 255, 255, 255, 7];
/** Few bytes that claim to be many. */
const liars: readonly Uint8Array[] = [
  // An array of two thousand million values.
  Uint8Array.of(1, 1, 9, 0, 0x28, 1, 1, 118, 1, 100, 1, 117, ...huge, 0),
  Uint8Array.of(1, 1, 9, 0, 8, 1, 1, 118, ...huge, 0),
  Uint8Array.of(1, ...huge, 9, 0),
  Uint8Array.of(...huge, 1, 9, 0),
  Uint8Array.of(0, 1, 9, ...huge),
  Uint8Array.of(0, ...huge),
  Uint8Array.of(1, 1, 9, 0, 10, ...huge, 0),
  Uint8Array.of(1, 1, 9, 0, 4, 1, ...huge),
];

function validUpdates(random: Seeded, count: number): readonly Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = 5;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  while (updates.length < count) randomEdit(doc, random);
  return updates;
}

function heavyMessages(): readonly Uint8Array[] {
  return [
    updateMessage(
      madeBy((doc) => {
        for (let i = 0; i < 20_000; i += 1) doc.getMap(`root ${i}`).set('a', 1);
      }),
    ),
    updateMessage(
      madeBy((doc) => {
        let at = new Y.XmlElement('blockquote');
        doc.getXmlFragment('problem').insert(0, [at]);
        for (let i = 0; i < 1500; i += 1) {
          const inner = new Y.XmlElement('blockquote');
          at.insert(0, [inner]);
          at = inner;
        }
      }),
    ),
    updateMessage(
      madeBy((doc) => {
        doc.getMap('values').set('day', 'x'.repeat(900 * 1024));
      }),
    ),
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, message.awareness);
      encoding.writeVarUint8Array(
        encoder,
        encoding.encode((inner) => {
          encoding.writeVarUint(inner, 1);
          encoding.writeVarUint(inner, 5);
          encoding.writeVarUint(inner, 1);
          encoding.writeVarString(inner, JSON.stringify({ cursor: 'x'.repeat(885 * 1024) }));
        }),
      );
    }),
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, message.sync);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint8Array(
        encoder,
        encoding.encode((vector) => {
          encoding.writeVarUint(vector, 200_000);
          for (let i = 0; i < 200_000; i += 1) {
            encoding.writeVarUint(vector, 1_000_000 + i);
            encoding.writeVarUint(vector, i);
          }
        }),
      );
    }),
  ];
}

function madeBy(edit: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 6;
  doc.transact(() => edit(doc));
  return Y.encodeStateAsUpdate(doc);
}
