import * as Y from 'yjs';
import { type AuthoredRow, AuthorshipRecorder } from './authorship/recorder.ts';
import type { AuthorshipRecord } from './authorship/record.ts';

export { decodeAuthorship, encodeAuthorship } from './authorship/encode.ts';
export { type Authored, authorsByAddress, layAuthors } from './authorship/read.ts';
export type { Author, AuthorshipRecord, Removal } from './authorship/record.ts';
export { type AuthoredRow, AuthorshipRecorder };

/**
 * Who wrote what stands in a document after some rows of its log.
 * @param earlier what belongs to `state`
 * @param state the state that the rows add to
 * @throws where Yjs can't apply a row
 */
export function recordAuthorship(
  earlier: AuthorshipRecord | undefined,
  state: Uint8Array | undefined,
  rows: readonly AuthoredRow[],
): AuthorshipRecord {
  const ydoc = new Y.Doc({ gc: true });
  try {
    if (state) applyAsOwn(ydoc, state);
    const recorder = new AuthorshipRecorder(ydoc, earlier);
    for (const row of rows) recorder.during(row, () => applyAsOwn(ydoc, row.bytes));
    return recorder.finish();
  } finally {
    ydoc.destroy();
  }
}

/** Of updates that come from elsewhere Yjs takes away marks it finds needless, and so adds deletes of its own. */
function applyAsOwn(ydoc: Y.Doc, update: Uint8Array): void {
  ydoc.transact(() => Y.applyUpdate(ydoc, update));
}
