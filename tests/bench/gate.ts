import * as Y from 'yjs';
import { Gate, type Locks } from '../../server/rooms/gate.ts';
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
}

export function gateFigures(): GateFigures {
  return {
    keystroke: perEdit(typing),
    value: perEdit(setting),
    keystrokeWithLocks: perEdit(typing, locks),
    valueWithLocks: perEdit(setting, locks),
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
