import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { applyChanges, encodeSeed, seedDoc } from '../../shared/content/apply.ts';
import type { Row } from '../../shared/content/fields.ts';
import { contentOf } from '../../shared/content/json.ts';
import {
  addRow,
  getValue,
  moveRow,
  observeValues,
  putBackRow,
  removedRows,
  removeRow,
  rowIds,
  setValue,
} from '../../shared/content/live.ts';
import { lineOf, plainText, richOf } from '../../shared/content/text.ts';
import { everyField, everyKind } from '../fuzz/content.arbitraries.ts';

const id = (letter: string) => letter.repeat(12);
const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map(id) as [string, string, string, string, string];

function together(...docs: readonly Y.Doc[]): void {
  for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
}
function twoPeers(): [Y.Doc, Y.Doc] {
  const docs: [Y.Doc, Y.Doc] = [new Y.Doc(), new Y.Doc()];
  docs[0].clientID = 1;
  docs[1].clientID = 2;
  return docs;
}
function withRows(...ids: readonly string[]): Y.Doc {
  const doc = new Y.Doc();
  for (const one of ids) addRow(doc, 'vendors', { id: one }, 'me');
  return doc;
}
const fieldsOf = (doc: Y.Doc) => contentOf(doc, everyKind).fields;
const initials = (doc: Y.Doc) =>
  rowIds(doc, 'vendors')
    .map((one) => one[0])
    .join('');

describe('rows', () => {
  it('C50: a row stands last, first or behind another, and moves', () => {
    const doc = withRows(a, b);
    addRow(doc, 'vendors', { id: c, after: null }, 'me');
    addRow(doc, 'vendors', { id: d, after: a }, 'me');
    expect(initials(doc)).toBe('cadb');
    moveRow(doc, 'vendors', c, 2, 'me');
    expect(initials(doc)).toBe('adcb');
    moveRow(doc, 'vendors', b, { after: null }, 'me');
    expect(initials(doc)).toBe('badc');
    moveRow(doc, 'vendors', b, 99, 'me');
    moveRow(doc, 'vendors', e, 0, 'me');
    expect(initials(doc)).toBe('adcb');
  });

  it('C51: two people insert at the same place: both rows stay, and more fit between them', () => {
    const [first, second] = twoPeers();
    addRow(first, 'vendors', { id: e }, 'me');
    addRow(first, 'vendors', { id: a }, 'me');
    removeRow(first, 'vendors', e, { by: 'ana', at: 1 }, 'me');
    together(first, second);
    addRow(first, 'vendors', { id: c }, 'me');
    addRow(second, 'vendors', { id: b }, 'me');
    together(first, second);
    expect(first.getMap('values').get(`vendors/${b}`)).toBe(first.getMap('values').get(`vendors/${c}`));
    expect([initials(first), initials(second)]).toEqual(['abc', 'abc']);
    const rewritten: string[] = [];
    const stop = observeValues(second, (addresses) => rewritten.push(...addresses));
    addRow(second, 'vendors', { id: d, after: b }, 'me');
    stop();
    expect(rewritten.toSorted()).toEqual([`vendors/${c}`, `vendors/${d}`]);
    moveRow(second, 'vendors', a, { after: d }, 'me');
    together(first, second);
    expect([initials(first), initials(second)]).toEqual(['bdac', 'bdac']);
  });

  it('C51: order keys that are no order keys do no harm', () => {
    const doc = withRows(a, b);
    for (const [i, key] of ['', '!', 'zzzz', 'A00', '\u{10FFFF}'].entries())
      doc.getMap('values').set(`vendors/${id(String(i + 1))}`, key);
    doc.getMap('values').set(`vendors/${e}`, 7);
    expect(initials(doc)).toBe('ab12435');
    addRow(doc, 'vendors', { id: c, after: id('3') }, 'me');
    addRow(doc, 'vendors', { id: d, after: null }, 'me');
    expect(initials(doc)).toBe('dab1243c5');
    expect(
      new Set(rowIds(doc, 'vendors').map((one) => doc.getMap('values').get(`vendors/${one}`))).size,
    ).toBe(9);
  });

  it('C52: a removed row is left out of JSON and lists, keeps what is typed into it, and can be put back', () => {
    const [first, second] = twoPeers();
    addRow(first, 'vendors', { id: a, texts: { name: { type: 'line', nodes: lineOf('Acme') } } }, 'me');
    together(first, second);
    removeRow(first, 'vendors', a, { by: 'ana', at: 1000 }, 'me');
    ((second.getXmlFragment(`vendors/${a}/name`).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(
      4,
      ' Inc',
    );
    together(first, second);
    expect([initials(second), fieldsOf(second).vendors]).toEqual(['', undefined]);
    expect(removedRows(second, 'vendors')).toEqual([{ id: a, by: 'ana', at: 1000 }]);
    putBackRow(second, 'vendors', a, 'me');
    together(first, second);
    const [row] = fieldsOf(first).vendors as readonly Row[];
    expect(plainText(row?.fields.name as never)).toBe('Acme Inc');
    expect(removedRows(first, 'vendors')).toEqual([]);
  });

  it('C52: cells of a removed row or column are left out of JSON, and come back with it', () => {
    const doc = withRows(a);
    addRow(doc, 'groups', { id: b }, 'me');
    addRow(doc, `groups/${b}/criteria`, { id: c }, 'me');
    setValue(doc, `scores/${a}/${c}`, 3, 'me');
    expect(fieldsOf(doc).scores).toEqual({ cells: { [a]: { [c]: 3 } } });
    removeRow(doc, 'groups', b, { by: 'ana', at: 1 }, 'me');
    expect(fieldsOf(doc).scores).toBeUndefined();
    putBackRow(doc, 'groups', b, 'me');
    expect(fieldsOf(doc).scores).toEqual({ cells: { [a]: { [c]: 3 } } });
  });

  it('C53: moving a row while another edits it loses neither', () => {
    const [first, second] = twoPeers();
    addRow(first, 'groups', { id: a, initial: { weight: 1 } }, 'me');
    addRow(first, 'groups', { id: b }, 'me');
    together(first, second);
    moveRow(first, 'groups', a, 1, 'me');
    setValue(second, `groups/${a}/weight`, 2, 'me');
    together(first, second);
    expect(fieldsOf(first).groups).toEqual([
      { id: b, fields: {} },
      { id: a, fields: { weight: 2 } },
    ]);
  });

  it('C54: a row id that is none is refused', () => {
    expect(() => addRow(new Y.Doc(), 'vendors', { id: '__proto__' }, 'me')).toThrow(/address of a row/);
    expect(() => setValue(new Y.Doc(), '__proto__', 1, 'me')).toThrow(/address of a value/);
  });
});

describe('lines', () => {
  const begin = (doc: Y.Doc, text: string) => {
    addRow(doc, 'vendors', { id: a, texts: { name: { type: 'line', nodes: lineOf(text) } } }, 'me');
  };

  it('C14: what two people begin at once reads as one line, with a space between', () => {
    const [first, second] = twoPeers();
    begin(first, 'Acme');
    begin(second, 'Reader');
    together(first, second);
    const [row] = fieldsOf(first).vendors as readonly Row[];
    expect(row?.fields.name).toEqual(lineOf('Acme Reader'));
    expect(fieldsOf(second)).toEqual(fieldsOf(first));
    expect(first.getXmlFragment(`vendors/${a}/name`).length).toBe(2);
  });
});

describe('values', () => {
  it('C55: each edit is one transaction with its origin, and writing what is there already is none', () => {
    const doc = withRows(a);
    const origins: unknown[] = [];
    doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
    setValue(doc, 'rate', { state: 'reported', value: 58 }, 'one');
    setValue(doc, 'rate', { state: 'reported', value: 58 }, 'two');
    setValue(doc, 'amount', null, 'three');
    addRow(
      doc,
      'groups',
      { id: b, initial: { weight: 3 }, texts: { why: { type: 'rich', nodes: richOf('why') } } },
      'four',
    );
    putBackRow(doc, 'groups', b, 'five');
    expect(origins).toEqual(['one', 'four']);
    expect(getValue(doc, 'rate')).toEqual({ state: 'reported', value: 58 });
    expect(getValue(doc, 'amount')).toBeUndefined();
  });

  it('C56: watchers hear which addresses changed, what stood there, and whose change it was', () => {
    const [first, second] = twoPeers();
    setValue(first, 'amount', 58, 'me');
    together(first, second);
    const heard: unknown[] = [];
    const stop = observeValues(first, (addresses, change) => {
      heard.push([[...addresses], change.before('amount'), change.local, change.origin]);
    });
    setValue(second, 'amount', 61, 'me');
    Y.applyUpdate(first, Y.encodeStateAsUpdate(second), 'server');
    addRow(first, 'vendors', { id: a }, 'me');
    removeRow(first, 'vendors', a, { by: 'ana', at: 1 }, 'me');
    stop();
    setValue(first, 'amount', 1, 'me');
    expect(heard).toEqual([
      [['amount'], 58, false, 'server'],
      [[`vendors/${a}`], undefined, true, 'me'],
      [[`vendors/${a}`], undefined, true, 'me'],
    ]);
  });

  it('C57: undo takes back one’s own edits only', () => {
    const [first, second] = twoPeers();
    const undo = new Y.UndoManager(first, { trackedOrigins: new Set(['me']), captureTimeout: 0 });
    addRow(first, 'vendors', { id: a }, 'me');
    setValue(first, 'amount', 1, 'me');
    together(first, second);
    setValue(second, 'choice', 'scale', 'me');
    together(first, second);
    undo.undo();
    undo.undo();
    expect(fieldsOf(first)).toEqual({ choice: 'scale' });
    undo.redo();
    expect(initials(first)).toBe('a');
  });
});

describe('seeding and changes', () => {
  it('C58: a new document has one block with an id in every rich field and one line in every line, and no content', () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, encodeSeed(everyField, {}));
    for (const name of ['body', 'private', 'notes']) {
      const [block, ...more] = doc.getXmlFragment(name).toArray() as Y.XmlElement[];
      expect([block?.nodeName, more.length]).toEqual(['paragraph', 0]);
      expect(block?.getAttribute('id')).toMatch(/^\w{12}$/);
    }
    expect((doc.getXmlFragment('title').get(0) as Y.XmlElement).nodeName).toBe('line');
    expect(fieldsOf(doc)).toEqual({});
  });

  it('C58: the same randomness gives the same seed, and its client id is nobody’s', () => {
    const fixed = () => {
      let n = 0;
      return (into: Uint8Array) => into.map(() => (n += 7) % 232);
    };
    const content = { title: lineOf('Memo'), body: richOf('x', () => a) };
    expect(encodeSeed(everyField, content, fixed())).toEqual(encodeSeed(everyField, content, fixed()));
    const [client] = Y.decodeUpdate(encodeSeed(everyField, {})).structs.map((struct) => struct.id.client);
    expect(client).not.toBe(Y.decodeUpdate(encodeSeed(everyField, {})).structs[0]?.id.client);
  });

  it('C59: changes are applied all in one transaction, or none', () => {
    const doc = new Y.Doc();
    seedDoc(doc, everyField, { amount: 1 }, 'seed');
    let updates = 0;
    doc.on('update', () => {
      updates += 1;
    });
    expect(() =>
      applyChanges(
        doc,
        everyField,
        [
          { type: 'set', address: 'amount', value: 5 },
          { type: 'set', address: 'amount', value: -5 },
        ],
        'pull',
      ),
    ).toThrow('The change "set" is not possible at "amount".');
    expect([updates, getValue(doc, 'amount')]).toEqual([0, 1]);
    applyChanges(
      doc,
      everyField,
      [
        { type: 'set', address: 'amount', value: 5 },
        { type: 'text', address: 'title', nodes: lineOf('New title') },
        { type: 'text', address: 'letter@es', nodes: richOf('Hola', () => a) },
        {
          type: 'insertRow',
          list: 'groups',
          row: {
            id: a,
            fields: { name: lineOf('Safe'), weight: 2, criteria: [{ id: b, fields: { must: true } }] },
          },
        },
        { type: 'insertRow', list: 'groups', row: { id: c, fields: {} }, after: null },
        { type: 'moveRow', list: 'groups', row: c, after: a },
        { type: 'insertRow', list: 'vendors', row: { id: d, fields: {} } },
        { type: 'removeRow', list: 'vendors', row: d, removal: { by: 'ana', at: 1 } },
      ],
      'pull',
    );
    expect(updates).toBe(1);
    expect(fieldsOf(doc)).toEqual({
      amount: 5,
      title: lineOf('New title'),
      letter: { texts: { es: richOf('Hola', () => a) } },
      groups: [
        { id: a, fields: { name: lineOf('Safe'), weight: 2, criteria: [{ id: b, fields: { must: true } }] } },
        { id: c, fields: {} },
      ],
    });
  });

  it('C60: replacing text touches only what differs, so that typing beside it survives', () => {
    const [first, second] = twoPeers();
    let n = 1;
    const blocks = richOf(['The threshold is 3 days.', 'Second 🙂.', { heading: 'Third' }], () =>
      id(String(n++)),
    );
    seedDoc(first, everyField, { title: lineOf('Absence memo'), body: blocks }, 'seed');
    together(first, second);
    const textOf = (doc: Y.Doc, name: string) =>
      (doc.getXmlFragment(name).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    textOf(second, 'body').insert(24, ' We called home.');
    textOf(second, 'title').insert(0, 'Our ');
    const changed = [
      { ...blocks[0], type: 'paragraph', content: lineOf('The threshold is 4 days.') },
      { ...blocks[1], type: 'paragraph', content: lineOf('Second 🙃.') },
      { type: 'paragraph', attrs: { id: id('9') }, content: lineOf('New') },
      ...blocks.slice(2),
    ];
    const [same, added] = [changed.filter((node) => node.attrs?.id !== id('9')), changed];
    applyChanges(first, everyField, [{ type: 'text', address: 'body', nodes: same }], 'pull');
    expect(plainText(fieldsOf(first).body as never)).toContain('Second 🙃.');
    applyChanges(first, everyField, [{ type: 'text', address: 'body', nodes: added }], 'pull');
    applyChanges(
      first,
      everyField,
      [{ type: 'text', address: 'title', nodes: lineOf('Absence report') }],
      'pull',
    );
    together(first, second);
    expect(plainText(fieldsOf(second).title as never)).toBe('Our Absence report');
    expect(plainText(fieldsOf(second).body as never)).toBe(
      'The threshold is 4 days. We called home.\nSecond 🙃.\nNew\nThird',
    );
    applyChanges(first, everyField, [{ type: 'text', address: 'body', nodes: [] }], 'pull');
    expect(fieldsOf(first).body).toBeUndefined();
    expect(first.getXmlFragment('body').length).toBe(1);
  });

  it('C60: no character beyond U+FFFF is cut in half', () => {
    const doc = new Y.Doc();
    seedDoc(doc, everyField, { title: lineOf('a 😀 b') }, 'seed');
    for (const wanted of ['a 😁 b', 'a \u{1FA01} b', 'a 😁😁 b', '😁 b', '']) {
      applyChanges(doc, everyField, [{ type: 'text', address: 'title', nodes: lineOf(wanted) }], 'pull');
      expect(plainText(fieldsOf(doc).title as never)).toBe(wanted);
    }
    expect(doc.getXmlFragment('title').length).toBe(1);
  });
});
