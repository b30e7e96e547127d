/** Why a socket was closed. 4400-4499 are for good: clients don't come back by themselves. */
export const close = {
  textFrame: 1003,
  policy: 1008,
  tooBig: 1009,
  restart: 1012,
  overload: 1013,
  /** Rights or state changed: come back at once, the door decides anew. */
  accessChanged: 4205,
  badUpdate: 4400,
  signedOut: 4401,
  rightLost: 4403,
  /** Unknown or forbidden: they look the same. */
  notFound: 4404,
  handshakeTimeout: 4408,
  tooOld: 4409,
  documentFull: 4413,
  tooFast: 4429,
  storage: 4503,
} as const;
export type CloseCode = (typeof close)[keyof typeof close];

/** Said with 4403 where the right to write holds, and one place may not be changed now. */
export const lockedReason = 'it changes what is locked';
