import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Gate, type GateSetting, type Locks } from '../../server/rooms/gate.ts';
import { Known } from '../../server/rooms/known.ts';
import { LockedCopy } from '../../server/rooms/lockedCopy.ts';
import { close } from '../../shared/protocol/close.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { applyWhole, docOf } from '../kit/gateTrial.ts';
import { heavyFrames, listFields } from '../kit/heavy.ts';
import { testKind } from '../kit/live.ts';
import { manyHands } from '../kit/manyHands.ts';

function gateOver(rows: readonly Uint8Array[] = [], setting: Partial<GateSetting> = {}): Gate {
  return new Gate({ fields: testKind.fields, known: Known.of(rows), clients: new Map(), limits, ...setting });
}

function bytesOf(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));

/** A document whose client is always this one, and what it has sent since it was last asked. */
function writer(clientId: number, held: readonly Uint8Array[] = []) {
  const doc = docOf(held);
  doc.clientID = clientId;
  const sent: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'remote') sent.push(update);
  });
  return {
    doc,
    frame(edit: (doc: Y.Doc) => void): Uint8Array {
      sent.length = 0;
      doc.transact(() => edit(doc));
      return Y.mergeUpdates(sent);
    },
    hear: (update: Uint8Array) => Y.applyUpdate(doc, update, 'remote'),
  };
}

function addBlock(doc: Y.Doc, text: string, at = 0, root = 'problem'): Y.XmlText {
  const block = new Y.XmlElement('paragraph');
  const inside = new Y.XmlText(text);
  block.insert(0, [inside]);
  doc.getXmlFragment(root).insert(at, [block]);
  return inside;
}

/** Elements inside each other, as bytes: Yjs itself cannot make 3,000 of them. */
function nestedTo(depth: number): Uint8Array {
  return bytesOf((encoder) => {
    const uint = (value: number) => encoding.writeVarUint(encoder, value);
    for (const value of [1, depth, 1, 0]) uint(value);
    for (let i = 0; i < depth; i += 1) {
      encoding.writeUint8(encoder, 7);
      uint(i === 0 ? 1 : 0);
      if (i === 0) encoding.writeVarString(encoder, 'problem');
      else for (const value of [1, i - 1]) uint(value);
      uint(3);
      encoding.writeVarString(encoder, 'li');
    }
    uint(0);
  });
}

describe('bad input', () => {
  it.each([
    ['an array of 4 billion structs in 7 bytes', hex('01ffffff0f0100')],
    ['two to the 60 clients', hex('ffffffffffffffff0f')],
    ['a clock of 2^31', hex('0101010080808080080100')],
    ['a deletion past 2^31', hex('00010101008080808008')],
    ['a root that the kind does not have', writer(1).frame((doc) => addBlock(doc, 'x', 0, 'nowhere'))],
    ['a key that the kind does not have', writer(1).frame((doc) => doc.getMap('values').set('nope', 1))],
    ['the root __proto__', writer(1).frame((doc) => addBlock(doc, 'x', 0, '__proto__'))],
    ['the key __proto__', writer(1).frame((doc) => doc.getMap('values').set('__proto__', 1))],
    [
      'a value with the key __proto__',
      writer(1).frame((doc) => doc.getMap('values').set('day', JSON.parse('{"__proto__":1}'))),
    ],
    ['a map among the values', writer(1).frame((doc) => doc.getMap('values').set('day', new Y.Map()))],
    ['a node among the values', writer(1).frame((doc) => doc.getMap('values').set('day', new Y.XmlText()))],
    ['a subdocument', writer(1).frame((doc) => doc.getMap('values').set('day', new Y.Doc()))],
    ['an array as a root', writer(1).frame((doc) => doc.getArray('problem').insert(0, [1]))],
    ['letters among nodes', writer(1).frame((doc) => doc.getText('problem').insert(0, 'x'))],
    ['a key in a text', writer(1).frame((doc) => doc.getMap('problem').set('x', 1))],
    ['depth 33', nestedTo(33)],
    ['depth 3,000', nestedTo(3000)],
    [
      'JSON nested 1,000 deep',
      writer(1).frame((doc) =>
        addBlock(doc, '').insertEmbed(0, JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`) as object),
      ),
    ],
  ])('L40: %s is refused (4400) and leaves no trace', (_, frame) => {
    const gate = gateOver();
    expect(gate.judge(frame, 'ana')).toMatchObject({ type: 'refused', code: close.badUpdate });
    expect([...gate.known.vector()]).toEqual([]);
    expect(gate.judge(nestedTo(32), 'ben').type).toBe('fresh');
  });

  it('L40: every truncation of a valid frame, and every byte after it, is refused', () => {
    for (const frame of manyHands(5, 30).rows) {
      for (let end = 0; end < frame.length; end += 1) {
        expect(gateOver().judge(frame.subarray(0, end), 'ana').type).toBe('refused');
      }
      expect(gateOver().judge(Uint8Array.of(...frame, 0), 'ana').type).toBe('refused');
    }
  });

  it('L40: every flipped bit is refused, or is an update that Yjs applies at once', () => {
    const { rows } = manyHands(8, 40);
    let applied = 0;
    for (const [i, frame] of rows.entries()) {
      if (frame.length > 120) continue;
      const held = rows.slice(0, i);
      for (let bit = 0; bit < frame.length * 8; bit += 1) {
        const flipped = frame.slice();
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const verdict = gateOver(held).judge(flipped, 'ana');
        if (verdict.type !== 'fresh') continue;
        applied += 1;
        for (const gc of [true, false]) applyWhole(docOf(held, gc), verdict.news.bytes);
      }
    }
    expect(applied).toBeGreaterThan(100);
  });

  it('L40: 50,000 roots are refused: the document would be full', () => {
    const [heavy] = heavyFrames();
    const verdict = gateOver([], { fields: listFields }).judge(heavy?.frame ?? new Uint8Array(), 'ana');
    expect(verdict).toMatchObject({ type: 'refused', code: close.documentFull });
  });

  it('L40: a flood of gaps is never kept', () => {
    const gate = gateOver();
    for (let client = 1; client < 2000; client += 1) {
      expect(
        gate.judge(
          bytesOf((encoder) => {
            encoding.writeVarUint(encoder, 1);
            encoding.writeVarUint(encoder, 1);
            encoding.writeVarUint(encoder, client);
            encoding.writeVarUint(encoder, 5);
            encoding.writeUint8Array(encoder, hex('000100'));
          }),
          'ana',
        ).type,
      ).toBe('gap');
    }
    expect([...gate.known.vector()]).toEqual([]);
  });

  it('L5: a struct that is new and signed with the id of somebody else is refused; a known one is left out', () => {
    const ana = writer(7);
    const first = ana.frame((doc) => addBlock(doc, 'mine'));
    const second = ana.frame((doc) => addBlock(doc, 'more'));
    const gate = gateOver();
    expect(gate.judge(first, 'ana')).toMatchObject({ type: 'fresh', newClients: [7] });
    expect(gate.judge(second, 'ben')).toMatchObject({ type: 'refused', code: close.badUpdate });
    expect(gate.judge(first, 'ben').type).toBe('nothing');
    const ben = writer(8, [first]);
    ben.frame((doc) => addBlock(doc, 'his'));
    const verdict = gate.judge(Y.encodeStateAsUpdate(ben.doc), 'ben');
    expect(verdict).toMatchObject({ type: 'fresh', newClients: [8] });
    const { sections } = verdict.type === 'fresh' ? verdict.news.summary : { sections: [] };
    expect(sections.map(({ client }) => client)).toEqual([8]);
  });
});

describe('what was refused', () => {
  const fields = testKind.fields;

  it('L40: leaves no root behind', () => {
    const gate = gateOver([], { fields, limits: { ...limits, roots: 1 } });
    const bad = writer(1).frame((doc) => {
      addBlock(doc, '', 0, 'title');
      doc.getMap('values').set('nope', 1);
    });
    expect(gate.judge(bad, 'ana').type).toBe('refused');
    expect(
      gate.judge(
        writer(1).frame((doc) => addBlock(doc, 'x')),
        'ana',
      ).type,
    ).toBe('fresh');
  });

  it('L40: leaves no place behind: other structs at the same clocks stand where they say', () => {
    const first = writer(1).frame((doc) => addBlock(doc, 'first'));
    const gate = gateOver([first]);
    const bad = writer(1, [first]).frame((doc) => {
      for (let i = 0; i < 20; i += 1) addBlock(doc, '');
      doc.getMap('values').set('nope', 1);
    });
    expect(gate.judge(bad, 'ana').type).toBe('refused');
    const ana = writer(1, [first]);
    let text = new Y.XmlText();
    expect(
      gate.judge(
        ana.frame((doc) => (text = addBlock(doc, 'abcdefgh'))),
        'ana',
      ).type,
    ).toBe('fresh');
    for (const at of [8, 4, 1, 0]) {
      expect(
        gate.judge(
          ana.frame(() => text.insert(at, 'x')),
          'ana',
        ).type,
      ).toBe('fresh');
    }
  });
});

describe('places', () => {
  it('L41: a block after one that was deleted and collected is let in, at its depth', () => {
    const held = writer(1);
    const rows = [
      held.frame((doc) => addBlock(doc, 'old')),
      held.frame((doc) => doc.getXmlFragment('problem').delete(0)),
    ];
    const offline = writer(2, rows.slice(0, 1));
    const frame = offline.frame((doc) => addBlock(doc, 'new', 1));
    const checkpoint = Y.encodeStateAsUpdate(docOf(rows));
    const verdict = gateOver([checkpoint]).judge(frame, 'ben');
    expect(verdict.type).toBe('fresh');
    expect(docOf([checkpoint, frame]).getXmlFragment('problem').length).toBe(1);
  });

  it('L41: what comes into a block that was collected is let in, however late, and counts as deleted', () => {
    const held = writer(1);
    const rows = [
      held.frame((doc) => addBlock(doc, 'old')),
      held.frame((doc) => doc.getXmlFragment('problem').delete(0)),
    ];
    const offline = writer(2, rows.slice(0, 1));
    const frame = offline.frame((doc) => {
      const block = doc.getXmlFragment('problem').get(0) as Y.XmlElement;
      (block.get(0) as Y.XmlText).insert(3, ' and more');
      block.insert(1, [new Y.XmlElement('image')]);
    });
    const gate = gateOver([Y.encodeStateAsUpdate(docOf(rows))]);
    expect(gate.judge(frame, 'ben').type).toBe('fresh');
    expect(gate.known.isDeleted(2, 0, 10)).toBe(true);
  });

  it('L41: letters or values put beside nodes, nodes beside letters, and neighbours of two texts are refused', () => {
    const held = writer(1);
    const rows = [held.frame((doc) => addBlock(doc, 'ab')), held.frame((doc) => addBlock(doc, 'cd'))];
    // Clocks of client 1: 0 a block, 1 its text, 2 and 3 letters; 4 to 7 the same.
    const frames = {
      'a letter after a block': hex('01010200840100017800'),
      'a node after a letter': hex('010102008701020600'),
      'a value among letters': hex('01010200880102017e00'),
      'a letter between two texts': hex('01010200c401020107017800'),
      'a child of a letter': hex('01010200070001020600'),
    };
    for (const [name, frame] of Object.entries(frames)) {
      expect([name, gateOver(rows).judge(frame, 'ben')]).toMatchObject([name, { code: close.badUpdate }]);
    }
  });

  it('L41: a value of several clocks is refused: Yjs throws when it is split and collected', () => {
    const held = writer(1);
    const row = held.frame((doc) => {
      addBlock(doc, 'x');
      (doc.getXmlFragment('problem').get(0) as Y.XmlElement).setAttribute('id', 'a');
    });
    const split = hex('01010200880103037e7e7e00');
    const whole = hex('01010200880103017e00');
    expect(gateOver([row]).judge(split, 'ben')).toMatchObject({ code: close.badUpdate });
    expect(gateOver([row]).judge(whole, 'ben').type).toBe('fresh');
  });
});

describe('circles and cuts', () => {
  const leaning = (client: number, other: number) => [1, client, 0, 0x84, other, 0, 1, 120];

  it('L42: structs that lean on each other are refused, in whatever order', () => {
    for (const [one, two] of [
      [1, 2],
      [2, 1],
    ] as const) {
      const circle = Uint8Array.of(2, ...leaning(one, two), ...leaning(two, one), 0);
      expect(gateOver().judge(circle, 'ana')).toMatchObject({ code: close.badUpdate });
    }
    const three = Uint8Array.of(3, ...leaning(1, 2), ...leaning(2, 3), ...leaning(3, 1), 0);
    expect(gateOver().judge(three, 'ana')).toMatchObject({ code: close.badUpdate });
  });

  it('L42: structs of two clients that lean on each other in turn are let in', () => {
    const one = writer(1);
    const two = writer(2);
    for (let i = 0; i < 20; i += 1) {
      two.hear(one.frame((doc) => addBlock(doc, 'one', doc.getXmlFragment('problem').length)));
      one.hear(two.frame((doc) => addBlock(doc, 'two', doc.getXmlFragment('problem').length)));
    }
    expect(gateOver().judge(Y.encodeStateAsUpdate(one.doc), 'ana').type).toBe('fresh');
  });

  it('L43: of a struct whose first part is known only the rest is let in, also after the first was collected', () => {
    const ana = writer(1);
    const letters = ana.frame((doc) => addBlock(doc, '', 0));
    const text = () => (ana.doc.getXmlFragment('problem').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    const typed = ana.frame(() => text().insert(0, 'ab🙂c'));
    ana.frame(() => text().insert(5, 'd🙂e'));
    const whole = Y.encodeStateAsUpdate(ana.doc, Y.encodeStateVector(docOf([letters])));
    const ben = writer(2, [letters, typed]);
    const gone = ben.frame((doc) => doc.getXmlFragment('problem').delete(0));
    for (const rows of [
      [letters, typed],
      [letters, typed, gone],
      [Y.encodeStateAsUpdate(docOf([letters, typed, gone]))],
    ]) {
      const verdict = gateOver(rows).judge(whole, 'ana');
      if (verdict.type !== 'fresh') throw new Error(verdict.type);
      expect(verdict.news.summary.sections).toMatchObject([{ client: 1, from: 7, to: 11 }]);
      const doc = docOf([...rows, verdict.news.bytes]);
      expect(doc.getXmlFragment('problem').toJSON()).toBe(
        rows.length === 2 ? '<paragraph>ab🙂cd🙂e</paragraph>' : '',
      );
    }
  });
});

describe('what is known', () => {
  it('L44: is the same from frames, from rows and from a collected checkpoint: every later frame is judged alike', () => {
    for (let seed = 1; seed < 20; seed += 1) {
      const { rows } = manyHands(seed, 60);
      const half = rows.length >> 1;
      const live = gateOver();
      for (const row of rows.slice(0, half)) live.judge(row, null);
      const loaded = gateOver(rows.slice(0, half));
      const checkpoint = gateOver([Y.encodeStateAsUpdate(docOf(rows.slice(0, half)))]);
      for (const row of rows.slice(half)) {
        const { type } = live.judge(row, null);
        expect(['fresh', 'nothing']).toContain(type);
        expect(loaded.judge(row, null).type).toBe(type);
        expect(['fresh', 'nothing']).toContain(checkpoint.judge(row, null).type);
      }
      for (const row of rows) {
        for (const gate of [live, loaded, checkpoint]) expect(gate.judge(row, null).type).toBe('nothing');
      }
    }
  });

  it('L44: nothing is read from what is stored until somebody writes', () => {
    const row = writer(1).frame((doc) => addBlock(doc, 'x'));
    let reads = 0;
    const vector = new Map([[1, 3]]);
    const known = new Known({
      vector,
      size: row.length,
      read: () => {
        reads += 1;
        return [row];
      },
    });
    const gate = gateOver([], { known });
    expect([...known.vector()]).toEqual([...vector]);
    expect(gate.judge(Uint8Array.of(0, 0), 'ana').type).toBe('nothing');
    expect(reads).toBe(0);
    expect(gate.judge(row, 'ana').type).toBe('nothing');
    expect(
      gate.judge(
        writer(2, [row]).frame((doc) => addBlock(doc, 'y')),
        'ana',
      ).type,
    ).toBe('fresh');
    expect(reads).toBe(1);
  });

  it('L45: a full document takes no text, but lets it be deleted; smaller again, it takes text', () => {
    const ana = writer(1);
    const row = ana.frame((doc) => addBlock(doc, 'x'.repeat(2500)));
    const gate = gateOver([row], { limits: { ...limits, document: 3000 }, clients: new Map([[1, 'ana']]) });
    const more = ana.frame((doc) => addBlock(doc, 'y'.repeat(900)));
    expect(gate.judge(more, 'ana')).toMatchObject({ code: close.documentFull });
    const deletion = writer(2, [row]).frame((doc) => doc.getXmlFragment('problem').delete(0));
    expect(gate.judge(deletion, 'ben').type).toBe('fresh');
    gate.known.size = 40;
    expect(gate.judge(more, 'ana').type).toBe('fresh');
  });
});

describe('cost', () => {
  it.each(heavyFrames().map((heavy) => [heavy.name, heavy] as const))(
    'L46: the largest frame of %s is judged within 100 ms and 8 times its size',
    (_, { stored, frame }) => {
      const taken = [0, 1, 2].map(() => {
        const gate = gateOver(stored, { fields: listFields });
        const heap = used();
        const from = process.cpuUsage();
        gate.judge(frame, 'ana');
        const { user } = process.cpuUsage(from);
        return { ms: user / 1000, bytes: used() - heap };
      });
      expect(Math.min(...taken.map(({ ms }) => ms))).toBeLessThan(100 * sharedMachine);
      expect(Math.min(...taken.map(({ bytes }) => bytes))).toBeLessThan(8 * frame.length + 2 ** 20);
    },
  );
});

/** Tests run beside each other: by itself each frame takes less than 100 ms. */
const sharedMachine = 4;

function used(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

describe('locks', () => {
  const rowId = 'abcdefghijkm';
  const sum = `rows/${rowId}/sum`;
  const text = `rows/${rowId}/text`;
  const locked = (...addresses: readonly string[]): Locks => ({
    isLocked: (address) => addresses.includes(address),
  });
  const held = writer(1);
  const rows = [
    held.frame((doc) => doc.getMap('values').set(`rows/${rowId}`, 'a')),
    held.frame((doc) => doc.getMap('values').set(sum, 3)),
    held.frame((doc) => doc.getXmlFragment(text).insert(0, [new Y.XmlText('locked')])),
    held.frame((doc) => addBlock(doc, 'free', 0, 'notes')),
  ];
  const judged = (frame: Uint8Array, locks: Locks, before = rows) =>
    gateOver(before, { fields: listFields, locks }).judge(frame, 'ben');
  const inText = (doc: Y.Doc) => doc.getXmlFragment(text).get(0) as Y.XmlText;

  const edits: [string, (doc: Y.Doc) => void, string][] = [
    [
      'a new root',
      (doc) => doc.getXmlFragment(`rows/${rowId.replace('m', 'n')}/text`).insert(0, [new Y.XmlText()]),
      `rows/${rowId.replace('m', 'n')}/text`,
    ],
    ['letters that lean on letters', (doc) => inText(doc).insert(3, 'x'), text],
    ['deleted letters', (doc) => inText(doc).delete(1, 2), text],
    ['a deleted node', (doc) => doc.getXmlFragment(text).delete(0), text],
    ['an overwritten value', (doc) => doc.getMap('values').set(sum, 4), sum],
    ['a deleted value', (doc) => doc.getMap('values').delete(sum), sum],
    ['a first value', (doc) => doc.getMap('values').set('rows/abcdefghijkn/sum', 4), 'rows/abcdefghijkn/sum'],
    ['a moved row', (doc) => doc.getMap('values').set(`rows/${rowId}`, 'b'), `rows/${rowId}`],
    [
      'a removed row',
      (doc) => doc.getMap('values').set(`rows/${rowId}!removed`, { by: 'x' }),
      `rows/${rowId}`,
    ],
    [
      'a mixed frame',
      (doc) => {
        addBlock(doc, 'also free', 0, 'notes');
        inText(doc).insert(0, 'x');
      },
      text,
    ],
  ];
  it.each(edits)(
    'L47: %s is refused where it is locked (4403), and let in where it is not',
    (_, edit, address) => {
      const frame = writer(2, rows).frame(edit);
      expect(judged(frame, locked(address))).toMatchObject({ type: 'refused', code: close.rightLost });
      expect(judged(frame, locked('rows/zzzzzzzzzzzz/sum')).type).toBe('fresh');
      const checkpoint = [Y.encodeStateAsUpdate(docOf(rows))];
      expect(judged(frame, locked(address), checkpoint)).toMatchObject({ code: close.rightLost });
    },
  );

  it('L47: an edit undone is refused as the edit is', () => {
    const ben = writer(2, rows);
    const undo = new Y.UndoManager(ben.doc.getMap('values'), { captureTimeout: 0 });
    const edit = ben.frame((doc) => doc.getMap('values').set(sum, 4));
    const undone = ben.frame(() => undo.undo());
    expect(judged(undone, locked(sum), [...rows, edit])).toMatchObject({ code: close.rightLost });
  });

  it('L47: what another deleted unasked, by setting a value at the same time, is nobody’s change', () => {
    const one = writer(3, rows);
    const two = writer(4, rows);
    const set = [
      one.frame((doc) => doc.getMap('values').set(sum, 5)),
      two.frame((doc) => doc.getMap('values').set(sum, 6)),
    ];
    const after = [...rows, ...set];
    const answer = Y.encodeStateAsUpdate(docOf(after), Y.encodeStateVector(docOf(after)));
    const gone = docOf(after);
    const deleted = Y.createDeleteSetFromStructStore(gone.store);
    const isGone = (client: number, from: number, to: number) =>
      (deleted.clients.get(client) ?? []).some(({ clock, len }) => clock <= from && to <= clock + len);
    expect(judged(answer, { ...locked(sum), isGone }, after).type).not.toBe('refused');
  });

  it('L47: a value set twice in one frame by who has written before is refused, though its first is gone already', () => {
    const ben = writer(2, rows);
    const before = [...rows, ben.frame((doc) => addBlock(doc, 'of Ben', 0, 'notes'))];
    const twice = ben.frame((doc) => {
      doc.getMap('values').set(sum, 4);
      doc.getMap('values').set(sum, 5);
    });
    const copy = new LockedCopy(before);
    const isGone = (client: number, from: number, to: number) => copy.isGone(client, from, to);
    expect(judged(twice, { ...locked(sum), isGone }, before)).toMatchObject({ code: close.rightLost });
    const apart = Y.mergeUpdates([
      ben.frame((doc) => addBlock(doc, 'more', 0, 'notes')),
      ben.frame((doc) => doc.getMap('values').set(sum, 6)),
      ben.frame((doc) => doc.getMap('values').delete(sum)),
    ]);
    expect(judged(apart, { ...locked(sum), isGone }, [...before, twice])).toMatchObject({
      code: close.rightLost,
    });
  });
});
