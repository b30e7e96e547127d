import * as Y from 'yjs';
import { encodeSeed } from '../../../shared/content/apply.ts';
import { authorsByAddress, encodeAuthorship, layAuthors } from '../../../shared/content/authorship.ts';
import { type ContentKind, contentOf } from '../../../shared/content/json.ts';
import type { History } from '../../store/archiveStore.ts';
import type { Rebuilding } from './archive.ts';
import { applyWhole, hashOf } from './build.ts';
import { contributionsOf } from './compact.ts';
import { replay } from './replay.ts';

/** The same content, with the same row and block ids and the same authors, in a document without a past. */
export function rebuild(history: History, kind: ContentKind): Rebuilding {
  const replayed = replay(history);
  if ('why' in replayed) return { type: 'unsound', why: replayed.why };
  const { doc, authorship } = replayed;
  const fresh = new Y.Doc({ gc: true });
  try {
    const content = contentOf(doc, kind);
    applyWhole(fresh, encodeSeed(kind.fields, content.fields));
    if (JSON.stringify(contentOf(fresh, kind)) !== JSON.stringify(content)) {
      return { type: 'unsound', why: 'the document begun anew has other content' };
    }
    const state = Y.encodeStateAsUpdate(fresh);
    return {
      type: 'rebuilt',
      base: history.checkpoint?.seq,
      seq: history.rows.at(-1)?.seq ?? history.checkpoint?.seq ?? 0,
      state,
      vector: Y.encodeStateVector(fresh),
      hash: hashOf(state),
      authorship: encodeAuthorship(
        layAuthors(authorsByAddress(doc, kind.fields, authorship), fresh, kind.fields),
      ),
      contributions: contributionsOf(history.rows),
      clients: [...fresh.store.clients.keys()],
    };
  } finally {
    doc.destroy();
    fresh.destroy();
  }
}
