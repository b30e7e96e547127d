import * as Y from 'yjs';
import { encodeAuthorship } from '../../../shared/content/authorship.ts';
import { type ContentKind, contentOf } from '../../../shared/content/json.ts';
import type { Contribution, History, SignedRow } from '../../store/archiveStore.ts';
import type { Ballast, Compacted, Unsound } from './archive.ts';
import { applyWhole, hashOf } from './build.ts';
import { replay } from './replay.ts';

/** A checkpoint that stands for a whole history, or why there can be none. */
export function compact(history: History, kind: ContentKind): Compacted | Unsound {
  const { checkpoint, rows } = history;
  const replayed = replay(history);
  if ('why' in replayed) return { type: 'unsound', why: replayed.why };
  const { doc, authorship } = replayed;
  try {
    const state = Y.encodeStateAsUpdate(doc);
    const why = differenceOf(doc, state, kind);
    if (why !== undefined) return { type: 'unsound', why };
    return {
      type: 'compacted',
      base: checkpoint?.seq,
      seq: rows.at(-1)?.seq ?? checkpoint?.seq ?? 0,
      state,
      vector: Y.encodeStateVector(doc),
      hash: hashOf(state),
      authorship: encodeAuthorship(authorship),
      contributions: contributionsOf(rows),
      ballast: ballastOf(doc),
      rows: rows.length,
      bytesBefore: rows.reduce((sum, row) => sum + row.bytes.length, checkpoint?.state.length ?? 0),
      bytesAfter: state.length,
    };
  } finally {
    doc.destroy();
  }
}

/** What a document opened from `state` would not have in common with `doc`; undefined when it has everything. */
function differenceOf(doc: Y.Doc, state: Uint8Array, kind: ContentKind): string | undefined {
  const copy = new Y.Doc({ gc: true });
  try {
    applyWhole(copy, state);
    if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(copy)))
      return 'the state holds other structs or deletes';
    if (JSON.stringify(contentOf(doc, kind)) !== JSON.stringify(contentOf(copy, kind))) {
      return 'the state has other content';
    }
    return undefined;
  } catch (error) {
    return `the state can't be opened: ${String(error)}`;
  } finally {
    copy.destroy();
  }
}

export function contributionsOf(rows: readonly SignedRow[]): readonly Contribution[] {
  const found = new Map<string, Contribution>();
  for (const { personId, organisationId, seq, at } of rows) {
    if (personId === null || organisationId === null) continue;
    const key = `${personId} ${organisationId}`;
    const earlier = found.get(key);
    found.set(key, {
      personId,
      organisationId,
      rows: (earlier?.rows ?? 0) + 1,
      firstSeq: earlier?.firstSeq ?? seq,
      firstAt: Math.min(earlier?.firstAt ?? at, at),
      lastAt: Math.max(earlier?.lastAt ?? at, at),
    });
  }
  return [...found.values()];
}

function ballastOf(doc: Y.Doc): Ballast {
  let living = 0;
  let dead = 0;
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      if (struct.deleted) dead += 1;
      else living += 1;
    }
  }
  return { clients: doc.store.clients.size, living, dead };
}
