/** The socket's messages over HTTP, for networks that block WebSockets: see `docs/socket-protocol.md`. */

/** The header that names an open link. */
export const linkHeader = 'live-link';

/** The answer to `POST /live/<document id>?…`, which takes the same query as the socket. */
export type Opened = { readonly link: string } | Closed;

/** In place of messages: the link is closed, or was not opened. */
export interface Closed {
  readonly closed: { readonly code: number; readonly reason: string };
}

/** The answer to `POST /live/<document id>/messages`: the number of the last message that has been taken. */
export interface Taken {
  readonly taken: number;
}

/** A poll is answered empty after this many milliseconds without a message. */
export const longestPoll = 20_000;
