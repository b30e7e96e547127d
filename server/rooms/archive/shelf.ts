import type * as Y from 'yjs';
import type { Content } from '../../../shared/content/fields.ts';
import type { Place } from '../../store/logStore.ts';

/** A document as built from its log up to `seq`. */
export interface Shelved {
  readonly doc: Y.Doc;
  readonly seq: number;
  /** Of what it was built from. */
  readonly bytes: number;
  readonly skipped: readonly number[];
  /** As read at `seq`. */
  readonly content: Content;
}

/** The documents read last, so that reading one again costs only what is new. */
export class Shelf {
  private readonly most: number;
  private readonly kept = new Map<string, Shelved>();
  private bytes = 0;

  /** @param most bytes of the logs that documents on it were built from */
  constructor(most: number) {
    this.most = most;
  }

  /** Takes a document down: whoever asks owns it until it is put back. */
  take(place: Place): Shelved | undefined {
    const key = keyOf(place);
    const found = this.kept.get(key);
    if (!found) return undefined;
    this.kept.delete(key);
    this.bytes -= found.bytes;
    return found;
  }

  put(place: Place, shelved: Shelved): void {
    this.drop(place);
    this.kept.set(keyOf(place), shelved);
    this.bytes += shelved.bytes;
    for (const [key, oldest] of this.kept) {
      if (this.bytes <= this.most) return;
      this.kept.delete(key);
      this.bytes -= oldest.bytes;
      oldest.doc.destroy();
    }
  }

  drop(place: Place): void {
    this.take(place)?.doc.destroy();
  }

  get size(): number {
    return this.kept.size;
  }
}

function keyOf({ documentId, part, epoch }: Place): string {
  return `${documentId} ${part} ${epoch}`;
}
