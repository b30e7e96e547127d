import { documents } from '../../server/actions/documents/documents.ts';
import { indexLive } from '../../server/actions/documents/indexText.ts';
import { prepareDocument } from '../../server/actions/documents/insertDocument.ts';
import { lineOf, richOf } from '../../shared/content/text.ts';
import { call, networkOf, openExample, received } from '../kit/example.ts';

// What search costs: node --import tsx tests/bench/search.ts [documents]
const count = Number(process.argv[2] ?? 2000);
let seed = 42;
/** A linear congruential generator: the same texts each time. */
const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;

/** Some 6,000 words of which few are common and most are rare, as in any language. */
const syllables = 'ab ten ca li mor est fa ri no ul gen tri so pa ve lin do cas per um'.split(' ');
const vocabulary = Array.from({ length: 6000 }, (_, i) => {
  const parts = [i % 20, Math.floor(i / 20) % 20, Math.floor(i / 400) % 20];
  return parts.map((part) => syllables[part]).join('');
});
const common = 'the of and families absences letters we called school attendance students in to a'.split(' ');
const word = () =>
  random() < 0.4
    ? (common[Math.floor(random() * common.length)] ?? '')
    : (vocabulary[Math.floor(vocabulary.length * random() ** 3)] ?? '');
const sentence = (length: number) => Array.from({ length }, word).join(' ');

const example = await openExample();
const owner = { type: 'network', id: await networkOf(example, 'maria') } as const;
const maria = await example.actor('maria');
if (maria.type !== 'person') throw new Error('The example has no Maria.');
const { ctx } = example;
const sizeOf = async () => {
  const rows = await ctx.db
    .selectFrom('search_entry')
    .select((eb) => eb.fn.sum<number>(eb.fn('length', ['text'])).as('size'))
    .executeTakeFirstOrThrow();
  return rows.size;
};

let indexing = 0;
for (let i = 0; i < count; i += 100) {
  const made = Array.from({ length: Math.min(100, count - i) }, () => {
    const content = {
      kind: 'memo',
      kindVersion: 1,
      fields: {
        title: lineOf(sentence(6)),
        problem: richOf(sentence(80)),
        tried: richOf([sentence(90), sentence(60)]),
        learned: richOf([sentence(90), sentence(80)]),
      },
    };
    const silent = { ...ctx, search: { ...ctx.search, put: () => Promise.resolve() } };
    return { content, ...prepareDocument(silent, { content, owner, createdBy: maria.id }) };
  });
  await ctx.lane.write(async (tx) => {
    for (const { insert } of made) await insert(tx);
  });
  const began = performance.now();
  await ctx.lane.write(async (tx) => {
    for (const { id, content } of made) await indexLive(ctx, tx, id, content);
  });
  indexing += performance.now() - began;
}

const questions = [
  'absences',
  'letter',
  'familie',
  'called school',
  '"called school"',
  'attendance students letters',
  ...Array.from({ length: 60 }, () => word()),
  ...Array.from({ length: 60 }, () => sentence(2)),
  ...Array.from({ length: 40 }, () => word().slice(0, 3)),
];
const took: number[] = [];
let found = 0;
for (let round = 0; round < 3; round += 1) {
  for (const q of questions) {
    const began = performance.now();
    const answer = await documents(
      ctx,
      maria,
      received(undefined, undefined, { q, limit: 50 }) as never,
      call,
    );
    if (round > 0) took.push(performance.now() - began);
    found += answer.total;
  }
}
took.sort((a, b) => a - b);
const at = (share: number) => (took[Math.floor(took.length * share)] ?? 0).toFixed(1);
const began = performance.now();
await documents(ctx, maria, received(undefined, undefined, { limit: 50 }) as never, call);
const listing = performance.now() - began;
const pages = await ctx.db
  .executeQuery<{ name: string; size: number }>({
    query: { kind: 'RawNode', sqlFragments: [], parameters: [] } as never,
    queryId: { queryId: 'size' },
    sql: `select name, sum(pgsize) as size from dbstat where name like 'search_%' group by name`,
    parameters: [],
  })
  .catch(() => undefined);
const lines = [
  `${count} documents, ${((await sizeOf()) / 1e6).toFixed(1)} MB of text`,
  `index: ${pages ? pages.rows.map((row) => `${row.name} ${(row.size / 1e6).toFixed(1)} MB`).join(', ') : 'size unknown'}`,
  `indexing: ${(indexing / count).toFixed(2)} ms a document, a hundred in one transaction`,
  `search: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${took.at(-1)?.toFixed(1)} ms over ${took.length} questions (${found} hits)`,
  `list of 50, by last change: ${listing.toFixed(1)} ms`,
];
process.stdout.write(`${lines.join('\n')}\n`);
await example.close();
