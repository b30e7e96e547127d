import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDocument } from '../../server/actions/documents/createDocument.ts';
import { checksOf } from '../../server/actions/documents/checks.ts';
import { document } from '../../server/actions/documents/document.ts';
import { duplicateDocument } from '../../server/actions/documents/duplicateDocument.ts';
import { fork } from '../../server/actions/documents/fork.ts';
import { publish } from '../../server/actions/publications/publish.ts';
import type { Change } from '../../shared/content/apply.ts';
import type { Fields } from '../../shared/content/fields.ts';
import { lineOf, lineText, richOf } from '../../shared/content/text.ts';
import { translationOf } from '../../shared/content/units.ts';
import { rowIdOf } from '../../shared/kinds/family/ids.ts';
import { family } from '../../shared/kinds/family/index.ts';
import { rowsOf } from '../../shared/kinds/family/read.ts';
import {
  percentCurrent,
  slotsIn,
  slotValue,
  sourceOf,
  sourceUnits,
  tableOf,
} from '../../shared/kinds/family/rules.ts';
import { call, type Example, networkOf, openExample, received, write } from '../kit/example.ts';

let example: Example;
let sourceId: string;
let forkId: string;

/** A published letter whose slots its district filled in, and what Ridgeway took of it. */
beforeAll(async () => {
  example = await openExample();
  const maria = await example.actor('maria');
  const owner = { type: 'network' as const, id: await networkOf(example, 'maria') };
  const made = await createDocument(
    example.ctx,
    maria,
    received(undefined, { kind: 'family', owner, start: 'attendance' }),
    call,
  );
  sourceId = made.id;
  await edit(sourceId, 'maria', ({ slots }) =>
    rowsOf({ slots: slots ?? [] }, 'slots').map(({ id }) => ({
      type: 'text',
      address: `slots/${id}/value@en`,
      nodes: lineOf('610-555-0100'),
    })),
  );
  await publish(
    example.ctx,
    maria,
    received(
      { document: sourceId },
      { visibility: 'listed' as const, licence: 'CC-BY-4.0' as const, artifactIds: [], reason: 'A test.' },
    ),
    call,
  );
  const nora = await example.actor('nora');
  const ridgeway = nora.type === 'person' ? (nora.organisations[0]?.id ?? '') : '';
  const taken = await fork(
    example.ctx,
    nora,
    received({ document: sourceId, n: 1 }, { owner: { type: 'organisation', id: ridgeway } }),
    call,
  );
  forkId = taken.id;
});
afterAll(() => example?.close());

const edit = (id: string, host: string, changes: (fields: Fields) => readonly Change[]) =>
  write(example, id, host, ({ fields }) => changes(fields), family);
const fieldsOf = async (id: string) => (await example.ctx.rooms.contentAt(id)).content.fields;
const legalUnit = (fields: Fields) => sourceUnits(fields, 'legal')[0]?.id ?? '';

const locked: Readonly<Record<string, (fields: Fields) => Change>> = {
  'legal@en': () => ({ type: 'text', address: 'legal@en', nodes: richOf('Nobody helps.') }),
  'a language that the source has not': () => ({ type: 'text', address: 'legal@ar', nodes: richOf('x') }),
  'legal/<unit>@es': (fields) => ({
    type: 'text',
    address: `legal/${legalUnit(fields)}@es`,
    nodes: lineOf('Nadie ayuda.'),
  }),
  'legal/<unit>@so': (fields) => ({
    type: 'text',
    address: `legal/${legalUnit(fields)}@so`,
    nodes: lineOf('Cidna.'),
  }),
  'the record of a legal translation': (fields) => ({
    type: 'translation',
    address: `legal/${legalUnit(fields)}@es`,
    made: translationOf('x', { state: 'reviewed', at: 1, who: 'Nora' }),
  }),
  citation: () => ({ type: 'text', address: 'citation', nodes: lineOf('No law') }),
};

it.each(Object.keys(locked))(
  'D156: in a fork of a template %s is refused, with all that came in its frame',
  async (name) => {
    const before = await fieldsOf(forkId);
    const frame = edit(forkId, 'nora', (fields) => [
      { type: 'text', address: 'purpose', nodes: lineOf('Came along') },
      ...[locked[name]?.(fields)].filter((one) => one !== undefined),
    ]);
    await expect(frame).rejects.toThrow(/locked/);
    expect(await fieldsOf(forkId)).toEqual(before);
  },
);

it('D157: everything else of the fork is its district’s own; the template itself keeps its legal block open', async () => {
  const words = lineOf('Ours');
  await edit(forkId, 'nora', (fields) => {
    const unit = sourceUnits(fields, 'body')[1]?.id ?? '';
    const address = `body/${unit}@es`;
    return [
      ...['title', 'purpose', 'trigger', 'audience', 'tone'].map(
        (one): Change => ({ type: 'text', address: one, nodes: words }),
      ),
      { type: 'text', address, nodes: words },
      {
        type: 'translation',
        address,
        made: translationOf('x', { state: 'machine', at: 1, who: 'Nora', tool: 'T' }),
      },
      { type: 'insertRow', list: 'languages', row: { id: rowIdOf('so'), fields: { tag: 'so' } } },
      { type: 'text', address: `body/${unit}@so`, nodes: words },
      ...rowsOf(fields, 'slots').map(
        ({ id }): Change => ({ type: 'text', address: `slots/${id}/value@en`, nodes: words }),
      ),
    ];
  });
  await edit(forkId, 'nora', () => [{ type: 'text', address: 'body@en', nodes: richOf('Dear family') }]);
  const fields = await fieldsOf(forkId);
  expect(lineText(fields.tone)).toBe('Ours');
  expect(rowsOf(fields, 'languages')).toHaveLength(3);
  const opened = await document(
    example.ctx,
    await example.actor('nora'),
    received({ document: forkId }),
    call,
  );
  expect(opened.locks).toMatchObject({ fork: true });

  const { id } = await createDocument(
    example.ctx,
    await example.actor('maria'),
    received(undefined, {
      kind: 'family',
      owner: { type: 'network', id: await networkOf(example, 'maria') },
      start: 'attendance',
    }),
    call,
  );
  for (const [name, change] of Object.entries(locked)) {
    if (name.includes('has not')) continue;
    await expect(
      edit(id, 'maria', (now) => [change(now)]),
      name,
    ).resolves.toBeGreaterThan(0);
  }
});

it('D158: a fork begins with its slots open, and its check list names each as an error; a duplicate keeps them', async () => {
  const nora = await example.actor('nora');
  const own = nora.type === 'person' ? (nora.organisations[0]?.id ?? '') : '';
  const { id } = await fork(
    example.ctx,
    nora,
    received({ document: sourceId, n: 1 }, { owner: { type: 'organisation', id: own } }),
    call,
  );
  const [source, forked] = [await fieldsOf(sourceId), await fieldsOf(id)];
  const slots = rowsOf(source, 'slots').map((row) => row.id);
  expect(slots).toHaveLength(2);
  expect(rowsOf(forked, 'slots').map((row) => row.id)).toEqual(slots);
  for (const slot of slots) {
    expect(lineText(slotValue(source, slot, 'en'))).toBe('610-555-0100');
    expect(slotValue(forked, slot, 'en')).toEqual([]);
  }
  expect(JSON.stringify(forked)).not.toContain('555-0100');
  const row = await example.ctx.db
    .selectFrom('document')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const { content } = await example.ctx.rooms.contentAt(id);
  const said = (await checksOf(example.ctx, row, content)).filter(
    (one) => one.message === 'family.check.slot',
  );
  expect(said.map(({ level, address }) => [level, address])).toEqual(
    slots.map((slot) => ['error', `slots/${slot}/value@en`]),
  );

  const copy = await duplicateDocument(
    example.ctx,
    await example.actor('maria'),
    received({ document: sourceId }, {}),
    call,
  );
  expect(rowsOf(await fieldsOf(copy.id), 'slots')).toEqual(rowsOf(source, 'slots'));
});

it('D159: who begins the letter about absences in Spanish has it described in Spanish; what families read is in both languages', async () => {
  const maria = await example.actor('maria');
  const owner = { type: 'network' as const, id: await networkOf(example, 'maria') };
  const mine = maria.type === 'person' ? maria.id : '';
  await example.ctx.lane.write(async (tx) => {
    await tx.updateTable('person').set({ locale: 'es' }).where('id', '=', mine).execute();
  });
  const { id } = await createDocument(
    example.ctx,
    maria,
    received(undefined, { kind: 'family', owner, start: 'attendance' }),
    { ...call, locale: 'es' },
  );
  const [spanish, english] = [await fieldsOf(id), await fieldsOf(sourceId)];
  expect(lineText(spanish.title)).toBe('Primera carta sobre ausencias');
  for (const name of ['title', 'purpose', 'trigger', 'audience', 'tone', 'citation']) {
    expect(lineText(spanish[name]), name).not.toBe('');
    expect(lineText(spanish[name]), name).not.toBe(lineText(english[name]));
  }
  const labels = rowsOf(spanish, 'slots').map(({ fields }) => lineText(fields.label));
  expect(labels).toEqual(['Teléfono de la oficina', 'Ayuda que ofrece la escuela']);
  expect(new Set(slotsIn(sourceOf(spanish, 'body')))).toEqual(
    new Set(rowsOf(spanish, 'slots').map((row) => row.id)),
  );
  expect(spanish.source).toBe('en');
  expect(percentCurrent(tableOf(spanish, 'es'))).toBe(100);
});
