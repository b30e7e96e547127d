import fc from 'fast-check';
import type { Field, Fields, Mark, Node } from '../../shared/content/fields.ts';
import { normalise } from '../../shared/content/normalise.ts';
import { isShortId } from '../../shared/ids.ts';

/** A kind with every field type, as deep as fields go. */
export const everyField: readonly Field[] = [
  { name: 'title', type: 'line' },
  { name: 'body', type: 'rich' },
  { name: 'amount', type: 'number', min: 0 },
  { name: 'rate', type: 'measured' },
  { name: 'choice', type: 'choice', options: ['scale', 'drop'] },
  { name: 'day', type: 'date' },
  { name: 'done', type: 'tick' },
  { name: 'district', type: 'reference', to: 'organisation' },
  { name: 'private', type: 'rich', unpublished: true },
  {
    name: 'groups',
    type: 'list',
    row: [
      { name: 'name', type: 'line' },
      { name: 'why', type: 'rich' },
      { name: 'weight', type: 'number' },
      {
        name: 'criteria',
        type: 'list',
        row: [
          { name: 'text', type: 'line' },
          { name: 'must', type: 'tick' },
        ],
      },
      { name: 'local', type: 'variants', of: 'line' },
    ],
  },
  { name: 'vendors', type: 'list', row: [{ name: 'name', type: 'line' }] },
  {
    name: 'scores',
    type: 'matrix',
    rows: 'vendors',
    columns: 'groups/criteria',
    cell: { name: 'score', type: 'number' },
  },
  {
    name: 'remarks',
    type: 'matrix',
    rows: 'vendors',
    columns: 'groups',
    cell: { name: 'remark', type: 'line' },
  },
  { name: 'letter', type: 'variants', of: 'rich' },
];
export const everyKind = { name: 'every', version: 1, fields: everyField };

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'.split('');
export const shortIds = fc
  .string({ unit: fc.constantFrom(...alphabet), minLength: 12, maxLength: 12 })
  .filter(isShortId);

export const hostileStrings = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '<script>alert(1)</script>',
    '" onload="x',
    "'><img src=x onerror=alert(1)>",
    'javascript:alert(1)',
    ' \u0000\uD800 ',
    '🙂統計 مرحبا',
  ),
);
const words = fc.oneof(fc.constantFrom('less', ' ', 'más', '58 %', '🙂', '<b>'), hostileStrings);

const marks: fc.Arbitrary<Mark> = fc.oneof(
  fc.constantFrom<Mark>(
    { type: 'bold' },
    { type: 'italic' },
    { type: 'unheardOf', attrs: { deep: { a: [1, null] } } },
  ),
  fc.webUrl().map((href) => ({ type: 'link', attrs: { href } })),
);
const text: fc.Arbitrary<Node> = fc.record(
  {
    type: fc.constant('text'),
    text: words,
    marks: fc.uniqueArray(marks, { maxLength: 3, selector: (mark) => mark.type }),
  },
  { requiredKeys: ['type', 'text'] },
);
const inline: fc.Arbitrary<Node> = fc.oneof(
  { weight: 5, arbitrary: text },
  fc.constantFrom<Node>(
    { type: 'hardBreak' },
    { type: 'mention', attrs: { to: 'person', ref: 'p1', label: 'Ana' } },
    { type: 'unknownThing', attrs: { x: [1, { y: 'z' }] } },
  ),
);
export const lines: fc.Arbitrary<readonly Node[]> = fc.array(inline, { maxLength: 5 });

const blockTree = fc.letrec<{ block: Node; blocks: readonly Node[] }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3 },
    lines.map((content): Node => ({ type: 'paragraph', content })),
    fc.record({
      type: fc.constant('heading'),
      attrs: fc.record({ level: fc.integer({ min: 1, max: 4 }) }),
      content: lines,
    }),
    fc.constant<Node>({ type: 'horizontalRule' }),
    tie('blocks').map((content): Node => ({ type: 'blockquote', content })),
    tie('blocks').map((content): Node => ({ type: 'bulletList', content: [{ type: 'listItem', content }] })),
    tie('blocks').map((content): Node => ({ type: 'neverHeard', attrs: { why: 'newer' }, content })),
    fc.record({
      type: fc.constant('taskList'),
      content: fc.array(
        fc.record({
          type: fc.constant('taskItem'),
          attrs: fc.record({ checked: fc.boolean() }),
          content: tie('blocks'),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    }),
  ),
  blocks: fc.array(tie('block'), { maxLength: 4 }),
}));
export const blocks: fc.Arbitrary<readonly Node[]> = blockTree.blocks;

const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });
const measured = fc.oneof(
  numbers.map((value) => ({ state: 'reported' as const, value })),
  fc.constantFrom(
    { state: 'zero' as const },
    { state: 'suppressed' as const, below: 10 },
    { state: 'notReported' as const },
  ),
);
const languages = fc.constantFrom('en', 'es', 'ar', 'zh-Hant');

function rows(fields: fc.Arbitrary<Fields>): fc.Arbitrary<readonly { id: string; fields: Fields }[]> {
  return fc.uniqueArray(fc.record({ id: shortIds, fields }), { maxLength: 4, selector: (row) => row.id });
}
const partly = (model: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(model, { requiredKeys: [] }) as unknown as fc.Arbitrary<Fields>;

const groups = rows(
  partly({
    name: lines,
    why: blocks,
    weight: numbers,
    criteria: rows(partly({ text: lines, must: fc.boolean() })),
    local: fc.dictionary(languages, lines).map((texts) => ({ texts })),
  }),
);

/** Content as anybody may write it, in its one form. */
export const contents: fc.Arbitrary<Fields> = fc
  .tuple(
    partly({
      title: lines,
      body: blocks,
      notes: blocks,
      private: blocks,
      amount: numbers,
      rate: measured,
      choice: fc.constantFrom('scale', 'drop', 'newOption'),
      day: fc.constantFrom('2026-11-22', '2024-02-29'),
      done: fc.boolean(),
      district: words,
      groups,
      vendors: rows(partly({ name: lines })),
      letter: fc.dictionary(languages, blocks).map((texts) => ({ texts })),
    }),
    fc.array(fc.tuple(fc.nat(), fc.nat(), numbers, lines), { maxLength: 6 }),
  )
  .map(([fields, cells]) => {
    let made = 0;
    const id = () =>
      `B${String((made += 1))
        .padStart(11, 'k')
        .replaceAll('0', 'z')}`;
    const idsOf = (value: unknown) =>
      Array.isArray(value) ? (value as { id: string; fields: Fields }[]) : [];
    const vendors = idsOf(fields.vendors);
    const inGroups = idsOf(fields.groups);
    const criteria = inGroups.flatMap((group) => idsOf(group.fields.criteria));
    const scores: Record<string, Record<string, number>> = {};
    const remarks: Record<string, Record<string, readonly Node[]>> = {};
    for (const [a, b, score, remark] of cells) {
      const vendor = vendors[a % vendors.length]?.id;
      const criterion = criteria[b % criteria.length]?.id;
      const group = inGroups[b % inGroups.length]?.id;
      if (vendor && criterion) scores[vendor] = { ...scores[vendor], [criterion]: score };
      if (vendor && group) remarks[vendor] = { ...remarks[vendor], [group]: remark };
    }
    return normalise(everyField, { ...fields, scores: { cells: scores }, remarks: { cells: remarks } }, id);
  });
