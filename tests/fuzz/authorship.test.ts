import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  type AuthoredRow,
  authorsByAddress,
  type AuthorshipRecord,
  decodeAuthorship,
  encodeAuthorship,
  recordAuthorship,
} from '../../shared/content/authorship.ts';
import type { Node } from '../../shared/content/fields.ts';
import { contentOf } from '../../shared/content/json.ts';
import { plainText } from '../../shared/content/text.ts';
import { type Seeded, seeded } from '../kit/live-edits.ts';
import { textFields, typistOf, write } from '../kit/typists.ts';

const kind = { name: 'texts', version: 1, fields: textFields };

function docOf(rows: readonly AuthoredRow[]): Y.Doc {
  const ydoc = new Y.Doc();
  ydoc.transact(() => {
    for (const { bytes } of rows) Y.applyUpdate(ydoc, bytes);
  });
  return ydoc;
}

/** Letters by whom the record credits with them: what is expected beside what is said. */
function credits(ydoc: Y.Doc, record: AuthorshipRecord): { letters: string; said: string; typed: string } {
  const letters: string[] = [];
  const said: string[] = [];
  const queues = new Map<string, (string | null)[]>();
  for (const { address, length, author } of authorsByAddress(ydoc, textFields, record)) {
    const queue = queues.get(address) ?? [];
    for (let i = 0; i < length; i += 1) queue.push(author.personId);
    queues.set(address, queue);
  }
  const { fields } = contentOf(ydoc, kind);
  for (const name of ['problem', 'tried']) {
    for (const block of (fields[name] ?? []) as readonly Node[]) {
      const queue = queues.get(`${name}#${String(block.attrs?.id)}`) ?? [];
      for (const letter of plainText([block])) {
        letters.push(letter);
        said.push(sign(queue.shift()));
      }
      if (queue.length > 0) throw new Error('more letters have authors than there are');
    }
  }
  return {
    letters: letters.join(''),
    said: said.join(''),
    typed: letters.map((letter) => sign(typistOf(letter))).join(''),
  };
}
function sign(personId: string | null | undefined): string {
  return personId === undefined ? '?' : personId === null ? '.' : (personId.at(-1) ?? '');
}

/** Rows that follow each other and have one author, joined as a server joins what comes in one turn. */
function joined(rows: readonly AuthoredRow[], random: Seeded): AuthoredRow[] {
  const groups: AuthoredRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0]?.personId === row.personId && random.below(3) > 0) last.push(row);
    else groups.push([row]);
  }
  return groups.map((group) => ({
    ...(group[0] as AuthoredRow),
    bytes:
      group.length === 1 ? (group[0] as AuthoredRow).bytes : Y.mergeUpdates(group.map((row) => row.bytes)),
  }));
}

/** Over several checkpoints, each with what was recorded until then. */
function recordInPieces(rows: readonly AuthoredRow[], random: Seeded): AuthorshipRecord {
  let record: AuthorshipRecord | undefined;
  let state: Uint8Array | undefined;
  for (let at = 0; at < rows.length; ) {
    const some = rows.slice(at, at + 1 + random.below(40));
    const next = recordAuthorship(record, state, some);
    record = decodeAuthorship(encodeAuthorship(next));
    expect(record).toEqual(next);
    at += some.length;
    const ydoc = docOf(rows.slice(0, at));
    state = Y.encodeStateAsUpdate(ydoc);
    ydoc.destroy();
  }
  if (!record) throw new Error('there were no rows');
  return record;
}

const seeds = Array.from({ length: 30 }, (_, i) => i + 1);

/** Letters whose author is not their typist, in a hundred. */
function wrong(
  apart: number,
  record: (rows: readonly AuthoredRow[], random: Seeded) => AuthorshipRecord,
): number {
  let [letters, strange] = [0, 0];
  for (const seed of seeds) {
    const random = seeded(seed);
    const { rows } = write(120, random, apart);
    const { said, typed } = credits(docOf(rows), record(rows, random));
    expect(said).not.toContain('?');
    letters += typed.length;
    for (let i = 0; i < typed.length; i += 1) if (said[i] !== typed[i]) strange += 1;
  }
  return (100 * strange) / letters;
}
const recordWhole = (rows: readonly AuthoredRow[]) => recordAuthorship(undefined, undefined, rows);

describe('authorship', () => {
  it('L72: whoever splits, joins, moves, formats, removes and undoes, each letter keeps its typist', () => {
    for (const seed of seeds) {
      const { rows } = write(120, seeded(seed), 0);
      const { letters, said, typed } = credits(docOf(rows), recordWhole(rows));
      expect(said, `seed ${seed}: ${letters}`).toBe(typed);
    }
  });

  it('L72: also over checkpoints, and in few bytes', () => {
    for (const seed of seeds) {
      const random = seeded(seed);
      const { rows } = write(120, random, 0);
      const record = recordInPieces(rows, random);
      const { letters, said, typed } = credits(docOf(rows), record);
      expect(said, `seed ${seed}: ${letters}`).toBe(typed);
    }
  });

  it('L72: when they do so in the same block at the same moment, 98 letters of 100 do', () => {
    expect(wrong(2, recordWhole)).toBeLessThan(2);
  });

  it('L72: when rows are joined, 98 letters of 100 do', () => {
    expect(wrong(0, (rows, random) => recordWhole(joined(rows, random)))).toBeLessThan(2);
  });
});
