import * as Y from 'yjs';
import type { Place } from '../../server/store/logStore.ts';
import type { Content } from '../../shared/content/fields.ts';
import { contentOf } from '../../shared/content/json.ts';
import { Coverage, holdingsOf } from './coverage.ts';
import { testKind } from '../kit/kind.ts';
import { newDoc } from './newDoc.ts';
import type { SimStore } from './store.ts';
import type { Watch } from './watch.ts';

/** Looks at what is stored, by Yjs alone, and knows what must be. */
export class Disk {
  private readonly store: SimStore;
  private readonly watch: Watch;
  private readonly mustHold = new Map<string, Coverage>();

  constructor(store: SimStore, watch: Watch) {
    this.store = store;
    this.watch = watch;
  }

  /** What somebody was shown, or told is saved: it may never be gone. */
  must(place: Place): Coverage {
    const key = `${place.documentId} ${place.epoch}`;
    const known = this.mustHold.get(key) ?? new Coverage();
    this.mustHold.set(key, known);
    return known;
  }

  /** A document as its disk tells it, read by Yjs alone. */
  build({ documentId, epoch }: Place): { doc: Y.Doc; seq: number } {
    const place = { documentId, part: 'shared', epoch };
    const doc = newDoc();
    const checkpoint = this.store.memory.checkpointOf(place);
    const rows = this.store.memory.rowsOf(place);
    doc.transact(() => {
      if (checkpoint) Y.applyUpdate(doc, checkpoint.state);
      for (const { seq, bytes } of rows) {
        try {
          Y.applyUpdate(doc, bytes);
        } catch (error) {
          this.watch.wrong('I2', `row ${seq} of ${documentId} can't be applied: ${String(error)}`);
        }
      }
    });
    const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null;
    this.watch.demand('L7', isWhole, () => `the log of ${documentId} has a gap`);
    return { doc, seq: rows.at(-1)?.seq ?? checkpoint?.seq ?? 0 };
  }

  contentOf(documentId: string): Content {
    const { doc } = this.build(this.store.placeOf(documentId));
    const content = contentOf(doc, testKind);
    doc.destroy();
    return content;
  }

  /** Everything that anybody was shown, or told was saved, is there. */
  lookAt(documentId: string): void {
    const place = this.store.placeOf(documentId);
    const { doc } = this.build(place);
    const held = coverageOf(doc);
    doc.destroy();
    const lacks = held.lacks(this.must(place).holdings());
    this.watch.demand('I1', lacks === undefined, () => `${lacks} of ${documentId} was seen and is gone`);
  }

  /** These came in, and the server has stopped since as it should. */
  lookFor(frames: readonly Uint8Array[], documentId: string, name: string): void {
    if (this.store.stateOf(documentId) !== 'live') return;
    const { doc } = this.build(this.store.placeOf(documentId));
    // As Yjs reads the rows: a frame may spell out deletions that in the rows follow from others.
    const held = coverageOf(doc);
    for (const frame of frames) {
      const lacks = held.lacks(holdingsOf(frame));
      if (lacks === undefined) continue;
      Y.applyUpdate(doc, frame);
      const leans = doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
      this.watch.demand('L12', leans, () => `${name}: ${lacks} came in before the stop and is not on disk`);
      if (leans) break;
    }
    doc.destroy();
  }
}

function coverageOf(doc: Y.Doc): Coverage {
  const held = new Coverage();
  held.add(holdingsOf(Y.encodeStateAsUpdate(doc)));
  return held;
}
