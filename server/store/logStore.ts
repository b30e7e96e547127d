/** One journal: a part of a document in one epoch. */
export interface Place {
  readonly documentId: string;
  readonly part: string;
  readonly epoch: number;
}

/** What the database says of a part of a document that rooms need to know. */
export interface DocumentPlace {
  readonly kind: string;
  readonly state: string;
  /** Of the part: personal ones have epochs of their own. */
  readonly epoch: number;
  /** Of a personal part in which nobody has written yet: how many others of its sort there are. */
  readonly others?: number;
}

/** A whole state that stands for every row up to `seq`. */
export interface Checkpoint {
  readonly seq: number;
  readonly state: Uint8Array;
  readonly vector: Uint8Array;
}

/** What has been logged of a document, in the order in which it was committed. */
export interface Logged {
  /** The state that the rows add to; absent while the log starts at its first row. */
  readonly checkpoint: Checkpoint | undefined;
  readonly rows: readonly LoggedRow[];
}
export interface LoggedRow {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

export interface NewRow {
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly at: number;
  /** SHA-256 of the bytes; the same bytes are stored once. */
  readonly hash: Uint8Array;
  readonly bytes: Uint8Array;
  /** Yjs client ids that sign for the first time here. */
  readonly newClients: readonly number[];
}

export interface Appending {
  readonly place: Place;
  readonly rows: readonly NewRow[];
}
export type Appended =
  | { readonly type: 'committed' /** The position of each row. */; readonly seqs: readonly number[] }
  /** The document takes no edits: it is frozen, or being frozen, or of another epoch. */
  | { readonly type: 'notLive' };

/** The log as rooms need it; one implementation for each engine, one suite of tests for all. */
export interface LogStore {
  /** @param part the shared one when absent */
  place(documentId: string, part?: string): Promise<DocumentPlace | undefined>;
  /** One snapshot of checkpoint and rows. @param upTo the last position to read; all of it when absent */
  read(place: Place, upTo?: number): Promise<Logged>;
  /** Whose each Yjs client id is; null is the server's own. */
  clients(place: Place): Promise<Map<number, string | null>>;
  /**
   * One transaction, on disk when it resolves, its answers in the order of the batch.
   * @throws when it can't be said to be stored
   */
  append(batch: readonly Appending[]): Promise<readonly Appended[]>;
}
