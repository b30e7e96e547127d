/**
 * The socket at `/live/<document id>[?part=…]`: the y-websocket wire (y-protocols sync and awareness),
 * plus, for clients that ask for them by `?protocol=1`, the messages below.
 */
export const message = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** server → client, first of all: the JSON of {@link Welcome} as a var-string. */
  welcome: 100,
  /** server → client: `varuint n`, "the first n update frames of this socket are on disk". */
  durable: 101,
  /** both ways: an empty message; proves that the other side lives. */
  heartbeat: 102,
  /** server → client: the JSON of {@link Notice} as a var-string. */
  notice: 103,
} as const;

/** What this socket may do. It never changes: when rights or state change, the socket closes with 4205. */
export interface Welcome {
  readonly access: 'write' | 'read';
  readonly state: 'live' | 'freezing' | 'frozen';
  /** Copies of another epoch can't be merged; they come back as drafts. */
  readonly epoch: number;
  /** Newest schema the server writes; an older client reads only. */
  readonly schema: number;
  readonly serverTime: number;
}

/** Something everybody in the document should know. */
export type Notice =
  | { readonly type: 'publishing'; readonly by: string; readonly inSeconds: number }
  | { readonly type: 'refused'; readonly code: string }
  /** What people suggest is not what it was: whoever shows it asks for it anew. */
  | { readonly type: 'suggestions' }
  /** Comments changed: the list of threads is to be asked for again. */
  | { readonly type: 'threads' }
  /** How far scoring has come is to be asked for again; no score is told. */
  | { readonly type: 'scoring' };

/** What the server says of each person present; clients send the rest of {@link Presence}. */
export interface PresenceUser {
  readonly id: string;
  readonly name: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly initials: string;
  readonly colour: number;
  readonly pattern: number;
  /** Came by a join link, without an account. */
  readonly guest?: true;
  readonly mayPresent?: true;
}
/** What is at the top of somebody's window. */
export interface View {
  /** The address of a block, cell, field or section. */
  readonly at: string;
  /** How much of it is above the top, in heights of it. */
  readonly down: number;
}
export interface Presence {
  /** Written by the server: whatever a client puts here is replaced. */
  readonly user?: PresenceUser;
  /** y-tiptap's relative caret positions. */
  readonly cursor?: unknown;
  /** The address of the field or cell the caret is in. */
  readonly field?: string | null;
  readonly view?: View | null;
  /** Since when they present, in milliseconds since 1970 by their clock. Only those who may. */
  readonly presenting?: number | null;
  /** The id of the person whose view they follow. */
  readonly follows?: string | null;
}

/** The newest document schema this build knows; sent as `?schema=`. */
export const schemaVersion = 3;
export const protocolVersion = 1;
