/** Bounds of one socket and one document. Sizes in bytes, times in milliseconds. */
export const limits = {
  frame: 2 * 1024 * 1024,
  update: 256 * 1024,
  /** A first sync or a large paste. */
  largeUpdate: 1024 * 1024,
  document: 8 * 1024 * 1024,
  roots: 20_000,
  /** Yjs client ids of a document, and those that one update may bring. */
  clients: 20_000,
  newClients: 256,
  /** One person's part of a document, and how many of one sort a document has. */
  partBytes: 256 * 1024,
  partRoots: 4000,
  partClients: 4000,
  partsOfSort: 200,
  depth: 32,
  presence: 2 * 1024,
  presencePerSecond: 15,
  presenceBurst: 30,
  /** How long presence is gathered before it is sent on as one frame. */
  presenceTick: 66,
  messagesPerSecond: 60,
  messageBurst: 120,
  bytesPerSecond: 256 * 1024,
  byteBurst: 4 * 1024 * 1024,
  /** Step 1 of a sync: each is answered with all that the peer lacks. */
  questionsPerSecond: 1,
  questionBurst: 8,
  /** Sockets of one person; all together they may send eight times what one may. */
  personSockets: 64,
  handshake: 10_000,
  heartbeat: 15_000,
  deadAfter: 45_000,
  dropPresenceAt: 1024 * 1024,
  closeSlowReaderAt: 8 * 1024 * 1024,
  /** A reader that takes nothing of what waits for it for this long is let go. */
  stuckAfter: 10_000,
} as const;
export type Limits = { readonly [name in keyof typeof limits]: number };

/** Bounds of pictures: bytes, counts and pixels. */
export const fileLimits = {
  file: 5 * 1024 * 1024,
  perDocument: 200,
  document: 100 * 1024 * 1024,
  organisation: 2 * 1024 * 1024 * 1024,
  pixels: 50_000_000,
} as const;
