import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Latencies } from '../bench/figures.ts';
import { realisticLength, Writer } from '../bench/history.ts';
import { readCoverage } from '../bench/load/coverage.ts';
import { keystroke } from '../bench/load/keystroke.ts';
import { historyOf, textOf } from '../bench/load/long-history.ts';
import { paragraphs } from '../bench/load/typing.ts';
import { randomEdit, seeded } from '../kit/live-edits.ts';

function coverageOf(update: Uint8Array): Record<string, number> {
  const ends: Record<string, number> = {};
  readCoverage(update, 0, (client, from, to) => {
    expect(from).toBeLessThan(to);
    ends[client] = Math.max(ends[client] ?? 0, to);
  });
  return ends;
}

describe('the bench measures what it says', () => {
  test.each([1, 2, 3, 4, 5])('L990 the clocks it reads are those that Yjs reads (seed %i)', (seed) => {
    const random = seeded(seed);
    const docs = [new Y.Doc(), new Y.Doc()];
    const updates: Uint8Array[] = [];
    for (const [index, doc] of docs.entries()) {
      doc.clientID = 1000 + index;
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'other') updates.push(update);
      });
    }
    for (let i = 0; i < 150; i += 1) randomEdit(random.pick(docs), random);
    for (const update of updates) for (const doc of docs) Y.applyUpdate(doc, update, 'other');
    const [doc = new Y.Doc()] = docs;
    for (const update of [...updates, Y.encodeStateAsUpdate(doc), Y.mergeUpdates(updates.toReversed())]) {
      const { to } = Y.parseUpdateMeta(update);
      expect(coverageOf(update)).toEqual(Object.fromEntries(to));
    }
  });

  test('L991 its keystrokes are the updates that Yjs would have sent', () => {
    const { layout, texts } = paragraphs(2, 77);
    const [, text = { client: 0, clock: 0 }] = texts;
    const reader = new Y.Doc();
    Y.applyUpdate(reader, layout);
    const writer = new Y.Doc();
    Y.applyUpdate(writer, layout);
    writer.clientID = 2_000_000_000;
    const sent: Uint8Array[] = [];
    writer.on('update', (update: Uint8Array) => sent.push(update));
    for (let clock = 0; clock < 300; clock += 1) {
      const made = keystroke(writer.clientID, clock, text);
      Y.applyUpdate(reader, made);
      const block = writer.getXmlFragment('problem').get(1);
      const typed = block instanceof Y.XmlElement ? block.get(0) : undefined;
      if (typed instanceof Y.XmlText) typed.insert(clock, textOf(reader).slice(-1));
      expect(made).toEqual(sent[clock]);
    }
    expect(textOf(reader)).toBe(textOf(writer));
    expect(textOf(reader)).toHaveLength(301);
  });

  test('L992 its history is as long as a recorded one, much like it, and the same for the same seed', () => {
    const edits = [...new Writer(7)];
    expect(edits).toHaveLength(realisticLength);
    const removed = edits.filter(({ remove }) => remove > 0).length / edits.length;
    expect(removed).toBeGreaterThan(0.2);
    expect(removed).toBeLessThan(0.4);
    expect([...new Writer(7, 5000)]).toEqual([...new Writer(7, 5000)]);
    expect([...new Writer(8, 5000)]).not.toEqual([...new Writer(7, 5000)]);
  });

  test('L993 its history is valid: the updates, in order, make the text it was written as', () => {
    const { updates, text, clock, client, state } = historyOf(new Writer(7, 5000));
    const doc = new Y.Doc();
    for (const update of updates) Y.applyUpdate(doc, update);
    expect(textOf(doc)).toBe(text);
    expect(text.length).toBeGreaterThan(500);
    expect(Y.getState(doc.store, client)).toBe(clock);
    expect(coverageOf(updates.at(-1) ?? state)).toEqual({ [client]: clock });
  });

  test('L994 percentiles are exact to ten microseconds, and what never came is later than all', () => {
    const latencies = new Latencies();
    for (let i = 1; i <= 100; i += 1) latencies.add(i);
    expect(latencies.percentile(50)).toBeCloseTo(50, 1);
    expect(latencies.percentile(99)).toBeCloseTo(99, 1);
    latencies.addLost(2);
    expect(latencies.percentile(99)).toBe(Number.POSITIVE_INFINITY);
  });
});
