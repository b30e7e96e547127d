import type { Content } from '../../../shared/content/fields.ts';
import type { NewCheckpoint, NewEpoch } from '../../store/archiveStore.ts';
import type { Place } from '../../store/logStore.ts';

export interface ContentRead {
  readonly content: Content;
  /** The last position that is in it. */
  readonly seq: number;
}

/** How much a document carries along besides what it says. */
export interface Ballast {
  /** Yjs client ids that have signed in it. */
  readonly clients: number;
  /** Structs of text and values that stand, and of those that are gone. */
  readonly living: number;
  readonly dead: number;
}

export interface Compacted extends NewCheckpoint {
  readonly type: 'compacted';
  readonly ballast: Ballast;
  /** Rows that it stands for, besides its base. */
  readonly rows: number;
  readonly bytesBefore: number;
  readonly bytesAfter: number;
}
export interface Rebuilt extends NewEpoch {
  readonly type: 'rebuilt';
}
/** It could not be shown to say the same as the log: nothing may be taken away. */
export interface Unsound {
  readonly type: 'unsound';
  readonly why: string;
}
export type Compaction = Compacted | Unsound | { readonly type: 'notWorthwhile' };
export type Rebuilding = Rebuilt | Unsound;

/**
 * What needs a whole document in memory: content for actions, compaction, rebuilding. Reads the log itself, writes
 * nothing. Every call rejects where the document can't be read.
 */
export interface Archive {
  /** @param upTo the last position to read; the newest when absent */
  content(place: Place, kindName: string, upTo?: number): Promise<ContentRead>;
  /** Bytes of the document's whole state without what is gone from it. */
  weigh(place: Place): Promise<number>;
  /** A checkpoint of all that is logged, shown to say the same as the rows. */
  compact(place: Place, kindName: string): Promise<Compaction>;
  /** The same content without its past, for a new epoch. */
  rebuild(place: Place, kindName: string): Promise<Rebuilding>;
  /**
   * Moves what is committed from the write-ahead log into the database, so that no commit has to.
   * @returns how many pages the log has
   */
  tidy(): Promise<number>;
  stop(): Promise<void>;
}
