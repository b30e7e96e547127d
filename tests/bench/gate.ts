import * as Y from 'yjs';
import { Gate, type Locks } from '../../server/rooms/gate.ts';
import { LockedCopy } from '../../server/rooms/lockedCopy.ts';
import { Known } from '../../server/rooms/known.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { testKind } from '../kit/live.ts';
import { median } from './figures.ts';

/** Microseconds; medians of ten batches of 2,000 edits. */
export interface GateFigures {
  /** A letter typed at the end of a paragraph. */
  readonly keystroke: number;
  /** A value set anew. */
  readonly value: number;
  /** The same letter where addresses are locked, so that every touched one is looked up. */
  readonly keystrokeWithLocks: number;
  readonly valueWithLocks: number;
  /** A value taken back at a locked address, which a Y.Doc is asked about. */
  readonly deletionWithCopy: number;
}

export function gateFigures(): GateFigures {
  return {
    keystroke: perEdit(typing),
    value: perEdit(setting),
    keystrokeWithLocks: perEdit(typing, locks),
    valueWithLocks: perEdit(setting, locks),
    deletionWithCopy: perQuestion(),
  };
}

type Begin = (doc: Y.Doc) => (edit: number) => void;

const typing: Begin = (doc) => {
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  paragraph.insert(0, [text]);
  doc.getXmlFragment('problem').insert(0, [paragraph]);
  return (edit) => {
    if (edit % 10 === 9) text.delete(text.length - 1, 1);
    else text.insert(text.length, 'x');
  };
};

const setting: Begin = (doc) => (edit) => void doc.getMap('values').set('day', String(edit));

const locks: Locks = { isLocked: (address) => address === 'title' };

/** What it costs to be told by a Y.Doc that a value is gone, in a document that has taken 2,000. */
function perQuestion(): number {
  const writer = new Y.Doc();
  const edit = setting(writer);
  for (let i = 0; i < 2000; i += 1) edit(i);
  const copy = new LockedCopy([Y.encodeStateAsUpdate(writer)]);
  copy.isGone(writer.clientID, 0, 1);
  const from = performance.now();
  for (let i = 0; i < 1999; i += 1) {
    if (!copy.isGone(writer.clientID, i, i + 1)) throw new Error('a value overwritten is not gone');
  }
  return Number((((performance.now() - from) / 1999) * 1000).toPrecision(3));
}

function perEdit(begin: Begin, held?: Locks): number {
  const batches: number[] = [];
  for (let batch = 0; batch < 10; batch += 1) {
    const writer = new Y.Doc();
    const edit = begin(writer);
    const known = Known.of([Y.encodeStateAsUpdate(writer)]);
    const frames: Uint8Array[] = [];
    writer.on('update', (update: Uint8Array) => frames.push(update));
    for (let i = 0; i < 2000; i += 1) edit(i);
    const gate = new Gate({
      fields: testKind.fields,
      known,
      clients: new Map(),
      limits,
      ...(held && { locks: held }),
    });
    const from = performance.now();
    for (const frame of frames) {
      const { type } = gate.judge(frame, 'ana');
      if (type !== 'fresh') throw new Error(`the gate said ${type}`);
    }
    batches.push(((performance.now() - from) / frames.length) * 1000);
  }
  return Number(median(batches).toPrecision(3));
}
