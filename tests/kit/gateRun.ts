import * as Y from 'yjs';
import { GateTrial } from './gateTrial.ts';
import { hostileFrame } from './hostileFrames.ts';
import { seeded } from './live-edits.ts';
import { manyHands } from './manyHands.ts';

/** Real and hostile frames in turn against one document. @throws with the seed when the gate was wrong */
export function runTrial(seed: number, frames: number) {
  const trial = new GateTrial();
  const random = seeded(seed);
  const honest = [...manyHands(seed, frames / 4).rows].toReversed();
  const counts = { fresh: 0, nothing: 0, gap: 0, refused: 0, slowest: 0 };
  for (let i = 0; i < frames; i += 1) {
    const target = { vector: trial.gate.known.vector(), frames: trial.rows };
    const real = random.below(4) === 0 ? honest.pop() : undefined;
    const frame = real ?? hostileFrame(random, target);
    try {
      const before = trial.docs.map(signature);
      const verdict = trial.send(frame, 'ana');
      counts[verdict.type] += 1;
      if (verdict.type === 'nothing') judgeNothing(trial, frame, before);
      if (verdict.type === 'gap') judgeGap(trial, frame);
      if (i % 60 === 59) trial.check();
      if (i % 90 === 89) trial.reload();
    } catch (error) {
      throw new Error(`seed ${seed}, frame ${i}: ${Buffer.from(frame).toString('hex')}`, { cause: error });
    }
  }
  counts.slowest = trial.slowest;
  return counts;
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc({ gc: doc.gc });
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function signature(doc: Y.Doc): string {
  return JSON.stringify([
    [...Y.decodeStateVector(Y.encodeStateVector(doc))],
    [...Y.createDeleteSetFromStructStore(doc.store).clients],
  ]);
}

function judgeNothing({ docs }: GateTrial, frame: Uint8Array, before: readonly string[]): void {
  for (const [i, doc] of docs.entries()) {
    if (signature(doc) !== before[i]) throw new Error('nothing changed a document');
  }
  const copy = copyOf(docs[0] ?? new Y.Doc());
  const was = signature(copy);
  try {
    Y.applyUpdate(copy, frame);
  } catch {
    return; // Known structs that are forged: nobody is sent them.
  }
  if (signature(copy) !== was && copy.store.pendingStructs === null)
    throw new Error('nothing would have changed a document');
}

/** A gap is never told of what Yjs could apply. */
function judgeGap({ docs }: GateTrial, frame: Uint8Array): void {
  const copy = copyOf(docs[1] ?? new Y.Doc());
  try {
    Y.applyUpdate(copy, frame);
  } catch {
    return; // Neither could it be applied.
  }
  if (copy.store.pendingStructs === null && copy.store.pendingDs === null) throw new Error('no gap');
}
