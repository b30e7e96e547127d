import * as Y from 'yjs';
import { shortId } from '../../../shared/ids.ts';
import { type Edit, recordedEdits, Writer } from '../history.ts';
import { prefixOf, updateMessage } from './dialect.ts';
import type { Address } from './light-client.ts';
import { frameOf } from './light-socket.ts';

/** A long history, written by one Yjs client. */
export interface LongHistory {
  readonly client: number;
  /** The client's clock when all is written. */
  readonly clock: number;
  readonly updates: readonly Uint8Array[];
  readonly text: string;
  /** Bytes of the state in which deleted text is gone. */
  readonly stateSize: number;
  readonly state: Uint8Array;
}

export type HistoryName = 'recorded' | 'written';

/** @returns undefined where the recording is not at hand */
export function longHistory(name: HistoryName): LongHistory | undefined {
  const edits = name === 'recorded' ? recordedEdits() : new Writer(7);
  return edits && historyOf(edits);
}

const client = 1_700_000_001;

export function historyOf(edits: Iterable<Edit>): LongHistory {
  const doc = new Y.Doc();
  doc.clientID = client;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const fragment = doc.getXmlFragment('problem');
  const texts: Y.XmlText[] = [];
  const begin = (index: number) => {
    const block = new Y.XmlElement('paragraph');
    const text = new Y.XmlText();
    block.setAttribute('id', shortId());
    block.insert(0, [text]);
    fragment.insert(index, [block]);
    texts.splice(index, 0, text);
  };
  begin(0);
  for (const { paragraph, at, remove, insert, begins } of edits) {
    doc.transact(() => {
      if (begins) begin(paragraph);
      const text = texts[paragraph];
      if (remove > 0) text?.delete(at, remove);
      if (insert) text?.insert(at, insert);
    });
  }
  const state = Y.encodeStateAsUpdate(doc);
  return {
    client,
    clock: Y.getState(doc.store, client),
    updates,
    text: textOf(doc),
    state,
    stateSize: state.length,
  };
}

export function textOf(doc: Y.Doc): string {
  return doc
    .getXmlFragment('problem')
    .toArray()
    .map((block) => (block instanceof Y.XmlElement ? block.toArray().map(String).join('') : ''))
    .join('\n');
}

/** Every update in a frame of its own, several frames to a write. */
export function* slabs(
  { updates }: LongHistory,
  { dialect }: Address,
  documentId: string,
): Generator<Buffer> {
  const prefix = prefixOf(dialect, documentId);
  let frames: Buffer[] = [];
  let size = 0;
  for (const update of updates) {
    const frame = frameOf(Buffer.concat([prefix, updateMessage(update)]));
    frames.push(frame);
    size += frame.length;
    if (size < 64 * 1024) continue;
    yield Buffer.concat(frames);
    frames = [];
    size = 0;
  }
  yield Buffer.concat(frames);
}
