import type { Content } from '../../shared/content/fields.ts';
import type { CloseCode } from '../../shared/protocol/close.ts';
import type { Counts } from './counts.ts';
import type { Notice, PresenceUser } from '../../shared/protocol/messages.ts';

/** Who signs a log row; null is the server itself (seeds, restores). */
export interface Signer {
  readonly personId: string;
  readonly organisationId: string;
}

/** A document's content at one position of its log. */
export interface ContentAt {
  readonly content: Content;
  readonly epoch: number;
  readonly seq: number;
}

/** A document as it is stored: updates, in an order in which they can be applied. */
export interface Copy {
  readonly epoch: number;
  readonly updates: readonly Uint8Array[];
}

/** Whom a change of rights or state may concern; every given part must match. */
export interface Concerned {
  readonly documentId?: string;
  readonly personId?: string;
  readonly sessionId?: string;
}

/** What a watcher sees. */
export interface RoomsView {
  readonly counts: Counts;
  readonly rooms: number;
  readonly sockets: number;
}

/** All live documents of this process. Where no part is said, the shared one is meant. */
export interface Rooms {
  /** The content at `seq`, or at the newest committed position; never opens the document to anyone. */
  contentAt(documentId: string, seq?: number, part?: string): Promise<ContentAt>;
  /**
   * The server's own edit, by the same door as people's: checked, committed, then broadcast.
   * @param epoch of the copy that it was made on; refused in another. Left out where there was no copy.
   * @returns the log position it was committed at
   */
  append(
    documentId: string,
    update: Uint8Array,
    signer: Signer | null,
    epoch?: number,
    part?: string,
    /** An action's own edit, which may change what is locked. */
    pastLocks?: boolean,
  ): Promise<number>;
  /** Closes the sockets concerned, those of personal parts too, with `code`; clients told 4205 come back and are judged anew. */
  close(concerned: Concerned, code: CloseCode): void;
  notify(documentId: string, notice: Notice): void;
  /** Everything that a copy of the document needs. */
  copyOf(documentId: string, part?: string): Promise<Copy>;
  /** The document has begun a new epoch: whoever is inside comes back with a fresh copy. */
  renew(documentId: string, part?: string): void;
  /** What may be changed in the document is another thing now: whoever is inside comes back and is told. */
  relock(documentId: string): void;
  view(): RoomsView;
  present(documentId: string): readonly PresenceUser[];
  /** Everything on disk, every socket closed with 1012. */
  stop(): Promise<void>;
}
