import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { under } from '../../shared/content/address.ts';
import { seedDoc } from '../../shared/content/apply.ts';
import { contentOf } from '../../shared/content/json.ts';
import { getValue, setValue } from '../../shared/content/live.ts';
import { lineText, lineOf } from '../../shared/content/text.ts';
import { lineNodes } from '../../shared/content/fragments.ts';
import { live } from '../../shared/kinds/sequence/live.ts';
import { changesOf, planLength, planMove } from '../../shared/kinds/sequence/moves.ts';
import { readSequence } from '../../shared/kinds/sequence/read.ts';

const ids = ['unita', 'unitb', 'unitc', 'unitd', 'unite'].map((one) => one.padEnd(12, 'x'));

const edit = fc.oneof(
  fc.record({
    type: fc.constant('move' as const),
    peer: fc.nat(2),
    units: fc.subarray(ids, { minLength: 1 }),
    weeks: fc.integer({ min: -6, max: 9 }),
    down: fc.integer({ min: -1, max: 1 }),
    push: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('length' as const),
    peer: fc.nat(2),
    units: fc.subarray(ids, { minLength: 1 }),
    weeks: fc.integer({ min: -2, max: 3 }),
    push: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('type' as const),
    peer: fc.nat(2),
    unit: fc.constantFrom(...ids),
    at: fc.nat(200),
  }),
  fc.record({ type: fc.constant('send' as const), peer: fc.nat(2), to: fc.nat(2) }),
);

test('C180 units moved by some while others write in them lose neither a place nor a word', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
      const first = new Y.Doc();
      const rows = ids.map((id, n) => ({
        id,
        fields: { title: lineOf('Unit'), grade: `${1 + (n % 2)}`, week: 1 + 4 * n, weeks: 3 },
      }));
      seedDoc(first, live.fields, { units: rows }, 'seed');
      const peers = [0, 1, 2].map((n) => {
        const peer = new Y.Doc();
        peer.clientID = n + 1;
        Y.applyUpdate(peer, Y.encodeStateAsUpdate(first));
        return peer;
      });
      const send = (from: Y.Doc, to: Y.Doc) =>
        Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
      const [one] = peers;
      if (!one) throw new Error('There are three.');
      /** Everything that was ever put at an address, and every word that was typed there. */
      const put = new Map<string, unknown[]>(
        rows.flatMap(({ id, fields }) =>
          (['week', 'grade', 'weeks'] as const).map((name) => [under('units', id, name), [fields[name]]]),
        ),
      );
      const typed = new Map<string, string[]>(ids.map((id) => [id, []]));

      for (const [n, step] of edits.entries()) {
        const peer = peers[step.peer] ?? one;
        if (step.type === 'send') send(peer, peers[step.to] ?? one);
        else if (step.type === 'type') {
          const line = peer.getXmlFragment(under('units', step.unit, 'title')).get(0) as Y.XmlElement;
          const text = line.get(0) as Y.XmlText;
          const word = `[${n}]`;
          text.insert(Math.min(step.at, text.length), word);
          typed.get(step.unit)?.push(...`${n}`.split(''));
        } else {
          const sequence = readSequence(contentOf(peer, live).fields);
          const units = new Set(step.units);
          const plan =
            step.type === 'move'
              ? planMove(sequence, { units, weeks: step.weeks, grades: step.down, push: step.push })
              : planLength(sequence, units, step.weeks, step.push);
          for (const change of changesOf(sequence, plan)) {
            if (change.type !== 'set') continue;
            setValue(peer, change.address, change.value, 'test');
            put.get(change.address)?.push(change.value);
          }
        }
      }
      for (const from of peers) for (const to of peers) send(from, to);
      for (const from of peers) for (const to of peers) send(from, to);

      const contents = peers.map((peer) => contentOf(peer, live));
      expect(contents[1]).toEqual(contents[0]);
      expect(contents[2]).toEqual(contents[0]);
      expect(readSequence(contents[0]?.fields ?? {}).units.map(({ id }) => id)).toEqual(ids);
      for (const [address, values] of put) expect(values).toContain(getValue(one, address));
      for (const [id, letters] of typed) {
        const words = lineText(lineNodes(one.getXmlFragment(under('units', id, 'title'))));
        expect((words.match(/[0-9]/g) ?? []).toSorted()).toEqual(letters.toSorted());
        expect((words.match(/[A-Za-z]/g) ?? []).toSorted().join('')).toBe('Uint');
      }
    }),
    { numRuns: 150, seed: 180 },
  );
});
