import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { isKeyAllowed, isRootAllowed } from '../../shared/content/address.ts';
import { encodeSeed, seedDoc } from '../../shared/content/apply.ts';
import type { Content } from '../../shared/content/fields.ts';
import { contentOf } from '../../shared/content/json.ts';
import { addRow, moveRow, putBackRow, removeRow, rowIds, setValue } from '../../shared/content/live.ts';
import { normalise, publishedContent } from '../../shared/content/normalise.ts';
import { canonicalJson } from '../../shared/content/seal.ts';
import { plainText } from '../../shared/content/text.ts';
import { blocks, contents, everyField, everyKind, hostileStrings, lines } from './content.arbitraries.ts';

/** `FUZZ_SEED=… npx vitest run` tries others; fast-check prints the seed and the smallest failure. */
const given = Number(process.env.FUZZ_SEED ?? 20261122);
const runs = (numRuns: number) => ({ seed: given, numRuns });
const json = (doc: Y.Doc) => canonicalJson(contentOf(doc, everyKind));

function docOf(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

describe('content and its two forms', () => {
  it('C10: JSON → Y.Doc → JSON is the identity on any content', () => {
    fc.assert(
      fc.property(contents, (fields) => {
        const content: Content = { kind: 'every', kindVersion: 1, fields };
        const read = contentOf(docOf(encodeSeed(everyField, fields)), everyKind);
        expect(read).toEqual(content);
        expect(canonicalJson(read)).toBe(canonicalJson(content));
      }),
      runs(300),
    );
  });

  it('C11: the one form of content is its own one form, and publishing leaves out what stays in the document', () => {
    fc.assert(
      fc.property(contents, (fields) => {
        expect(normalise(everyField, fields)).toEqual(fields);
        const published = publishedContent({ kind: 'every', kindVersion: 1, fields }, everyField).fields;
        expect(Object.keys(published)).toEqual(
          Object.keys(fields).filter((name) => name !== 'notes' && name !== 'private'),
        );
      }),
      runs(100),
    );
  });

  it('C12: reading writes nothing and makes no root', () => {
    fc.assert(
      fc.property(contents, (fields) => {
        const doc = docOf(encodeSeed(everyField, fields));
        const before = Y.encodeStateAsUpdate(doc);
        const roots = [...doc.share.keys()];
        let updates = 0;
        doc.on('update', () => {
          updates += 1;
        });
        contentOf(doc, everyKind);
        rowIds(doc, 'groups');
        expect(updates).toBe(0);
        expect([...doc.share.keys()]).toEqual(roots);
        expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
      }),
      runs(60),
    );
  });
});

interface Step {
  readonly peer: number;
  readonly act: number;
  readonly a: number;
  readonly b: number;
  readonly word: string;
}
const steps = fc.array(
  fc.record({
    peer: fc.nat(2),
    act: fc.nat(11),
    a: fc.nat(1000),
    b: fc.nat(1000),
    word: fc.constantFrom('less', ' más ', '🙂', '统计', 'x'),
  }),
  { minLength: 5, maxLength: 60 },
);

/** One edit as a person's editor makes it. */
function edit(doc: Y.Doc, { act, a, b, word }: Step, id: string): void {
  const list = a % 2 === 0 ? 'groups' : 'vendors';
  const rows = rowIds(doc, list);
  const row = rows[b % Math.max(1, rows.length)];
  switch (act) {
    case 0:
      setValue(doc, 'amount', a, 'me');
      return;
    case 1:
      setValue(doc, 'choice', a % 2 === 0 ? 'scale' : null, 'me');
      return;
    case 2:
    case 3:
      addRow(doc, list, { id, ...(b % 3 === 0 ? {} : { after: row ?? null }) }, 'me');
      return;
    case 4:
      if (row) moveRow(doc, list, row, b % 3 === 0 ? { after: null } : b % 5, 'me');
      return;
    case 5:
      if (row) removeRow(doc, list, row, { by: 'ana', at: a }, 'me');
      return;
    case 6:
      for (const one of doc.getMap('values').keys()) {
        const removed = /^(groups|vendors)\/(\w+)!removed$/.exec(one);
        if (removed?.[1] && removed[2]) putBackRow(doc, removed[1], removed[2], 'me');
      }
      return;
    case 7:
      if (row) type(doc, `${list}/${row}/name`, word, a, 'line');
      return;
    case 8:
      type(doc, 'title', word, a, 'line');
      return;
    case 9:
      type(doc, 'body', word, a, 'paragraph');
      return;
    case 10:
      if (row && list === 'groups')
        addRow(doc, `groups/${row}/criteria`, { id, initial: { must: true } }, 'me');
      return;
    default:
      if (row && list === 'groups') setValue(doc, `groups/${row}/weight`, b, 'me');
  }
}

/** Types into a text, beginning it first where nobody has. */
function type(doc: Y.Doc, address: string, word: string, at: number, block: string): void {
  doc.transact(() => {
    const fragment = doc.getXmlFragment(address);
    if (fragment.length === 0 || (block !== 'line' && at % 4 === 0)) {
      const made = new Y.XmlElement(block);
      made.insert(0, [new Y.XmlText('')]);
      fragment.insert(fragment.length, [made]);
    }
    const element = fragment.get(at % fragment.length);
    if (!(element instanceof Y.XmlElement)) return;
    if (element.length === 0) element.insert(0, [new Y.XmlText('')]);
    const text = element.get(0);
    if (!(text instanceof Y.XmlText)) return;
    if (at % 7 === 0 && text.length > 2) text.delete(0, 1);
    text.insert(at % (text.length + 1), word, at % 5 === 0 ? { bold: {} } : {});
  }, 'me');
}

describe('several people at once', () => {
  it('C13: three peers read the same JSON, whatever the order and repetition of what they receive', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat(1 << 20)), fc.boolean(), (all, chances, seeded) => {
        const chance = (below: number) => Number(chances.next().value) % below;
        const seed = encodeSeed(everyField, {});
        const updates: Uint8Array[] = seeded ? [seed] : [];
        const peers = [1, 2, 3].map((clientId) => {
          const doc = seeded ? docOf(seed) : new Y.Doc();
          doc.clientID = clientId;
          doc.on('update', (update: Uint8Array, origin: unknown) => {
            if (origin !== 'remote') updates.push(update);
          });
          return doc;
        });
        for (const [i, step] of all.entries()) {
          const peer = peers[step.peer] ?? new Y.Doc();
          if (step.act === 11 && step.a % 2 === 0) {
            for (const update of updates) if (chance(2) === 0) Y.applyUpdate(peer, update, 'remote');
          }
          edit(peer, step, `Row${String(i).padStart(9, 'z')}`.replaceAll('0', 'A'));
        }
        const shuffled = () => {
          const order = [...updates, ...updates.filter(() => chance(3) === 0)];
          for (let i = order.length - 1; i > 0; i -= 1) {
            const j = chance(i + 1);
            const [x, y] = [order[i], order[j]];
            if (x && y) [order[i], order[j]] = [y, x];
          }
          return order;
        };
        for (const peer of peers) for (const update of shuffled()) Y.applyUpdate(peer, update, 'remote');
        const readings = [...peers, docOf(...shuffled()), docOf(Y.mergeUpdates(shuffled()))].map(json);
        for (const reading of readings) expect(reading).toBe(readings[0]);
      }),
      runs(400),
    );
  });

  it('C14: two people typing in one line lose nothing, also when both begin it at once', () => {
    const typing = fc.array(fc.tuple(fc.boolean(), fc.nat(30)), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(typing, fc.boolean(), (keys, begun) => {
        const first = docOf(...(begun ? [encodeSeed(everyField, {})] : []));
        const second = docOf(Y.encodeStateAsUpdate(first));
        let letter = 0;
        for (const [mine, at] of keys) {
          const character = String.fromCharCode(0x4e00 + letter++);
          const doc = mine ? first : second;
          doc.transact(() => {
            const fragment = doc.getXmlFragment('title');
            if (fragment.length === 0) fragment.insert(0, [new Y.XmlElement('line')]);
            const line = fragment.get(0) as Y.XmlElement;
            if (line.length === 0) line.insert(0, [new Y.XmlText()]);
            const text = line.get(0) as Y.XmlText;
            text.insert(at % (text.length + 1), character);
          });
        }
        Y.applyUpdate(first, Y.encodeStateAsUpdate(second));
        Y.applyUpdate(second, Y.encodeStateAsUpdate(first));
        expect(json(first)).toBe(json(second));
        const title = contentOf(first, everyKind).fields.title;
        const read = plainText(title as never);
        for (let i = 0; i < letter; i += 1) expect(read).toContain(String.fromCharCode(0x4e00 + i));
        expect(read.replace(' ', '')).toHaveLength(letter);
      }),
      runs(200),
    );
  });
});

describe('hostile content', () => {
  const anyJson = fc.jsonValue({ maxDepth: 3 });
  const hostileKeys = fc.oneof(
    hostileStrings,
    hostileStrings.map((key) => `groups/${key}`),
    hostileStrings.map((key) => `groups/${key}!removed`),
    hostileStrings.map((key) => `scores/${key}/${key}`),
    fc.constantFrom(
      'amount',
      'rate',
      'day',
      'groups/111111111111',
      'groups/111111111111!removed',
      'groups/222222222222',
    ),
  );

  it('C15: no key or value in the map breaks reading or reaches a prototype', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(hostileKeys, fc.oneof(anyJson, hostileStrings)), { maxLength: 20 }),
        (entries) => {
          const doc = new Y.Doc();
          seedDoc(doc, everyField, {}, 'seed');
          for (const [key, value] of entries) doc.getMap('values').set(key, value);
          const read = json(docOf(Y.encodeStateAsUpdate(doc)));
          expect(json(doc)).toBe(read);
          addRow(doc, 'groups', { id: '333333333333' }, 'me');
          moveRow(doc, 'groups', '333333333333', { after: null }, 'me');
          expect(rowIds(doc, 'groups')[0]).toBe('333333333333');
          expect(({} as Record<string, unknown>).polluted).toBeUndefined();
          expect(Object.getPrototypeOf(contentOf(doc, everyKind).fields)).toBe(Object.prototype);
        },
      ),
      runs(200),
    );
  });

  it('C15: no JSON at all breaks seeding; it comes out in its one form', () => {
    const loose = fc.oneof(anyJson, contents, lines, blocks);
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...everyField.map((field) => field.name), '__proto__', 'x'), loose),
        (fields) => {
          const doc = docOf(encodeSeed(everyField, fields as never));
          const read = contentOf(doc, everyKind).fields;
          expect(normalise(everyField, read)).toEqual(read);
        },
      ),
      runs(150),
    );
  });

  it('C2: no hostile name is a legal root or key', () => {
    fc.assert(
      fc.property(hostileStrings, (name) => {
        const known =
          everyField.some((field) => field.name === name) || name === 'values' || name === 'notes';
        expect(isRootAllowed(everyField, name) && !known).toBe(false);
        expect(isKeyAllowed(everyField, name) && !known).toBe(false);
        expect(isRootAllowed(everyField, `groups/${name}/name`)).toBe(false);
      }),
      runs(300),
    );
  });
});
