import * as Y from 'yjs';
import { applyChanges, type Change } from '../../shared/content/apply.ts';
import { contentOf } from '../../shared/content/json.ts';
import { lineOf, richOf } from '../../shared/content/text.ts';
import { shortId } from '../../shared/ids.ts';
import type { Kind } from '../../shared/kinds/kind.ts';
import { memo } from '../../shared/kinds/memo/index.ts';
import { rowsOf, textOf } from '../../shared/kinds/memo/read.ts';
import { addDays } from '../actions/cycles/dates.ts';
import type { Context } from '../context.ts';
import type { ExampleMemo } from './memos.ts';

export interface Names {
  /** Ids by host, organisation name, `absence@1`, artifact title. */
  readonly people: ReadonlyMap<string, { readonly id: string; readonly organisationId: string }>;
  readonly organisations: ReadonlyMap<string, string>;
  readonly measures: ReadonlyMap<string, string>;
  readonly artifacts: ReadonlyMap<string, string>;
}

/** Writes in a document as people do: each with their own copy, through the document's own door. */
export class Desk {
  private readonly ctx: Context;
  private readonly documentId: string;
  private readonly names: Names;
  private readonly kind: Kind;
  private readonly shared = new Y.Doc();
  private readonly copies = new Map<string, Y.Doc>();
  private epoch = 0;

  private constructor(ctx: Context, documentId: string, names: Names, kind: Kind) {
    this.ctx = ctx;
    this.documentId = documentId;
    this.names = names;
    this.kind = kind;
  }

  static async open(ctx: Context, documentId: string, names: Names, kind: Kind = memo): Promise<Desk> {
    const desk = new Desk(ctx, documentId, names, kind);
    const { epoch, updates } = await ctx.rooms.copyOf(documentId);
    desk.epoch = epoch;
    for (const update of updates) Y.applyUpdate(desk.shared, update);
    return desk;
  }

  content() {
    return contentOf(this.shared, this.kind);
  }

  /** @param by the host of who writes */
  async write(by: string, changes: readonly Change[]): Promise<void> {
    const person = this.names.people.get(by);
    if (!person) throw new Error(`Nobody is called ${by}.`);
    const copy = this.copies.get(by) ?? new Y.Doc();
    this.copies.set(by, copy);
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.shared, Y.encodeStateVector(copy)));
    const before = Y.encodeStateVector(copy);
    applyChanges(copy, this.kind.fields, changes, 'demo');
    const update = Y.encodeStateAsUpdate(copy, before);
    const signer = { personId: person.id, organisationId: person.organisationId };
    await this.ctx.rooms.append(this.documentId, update, signer, this.epoch);
    Y.applyUpdate(this.shared, update);
  }
}

interface RowText {
  readonly by: string;
  readonly organisation: string;
  readonly values: readonly (readonly [string, string | number | object | undefined])[];
  readonly lines: readonly (readonly [string, string])[];
}

/** @param startsOn the first day of the memo's cycle */
export async function writeMemo(desk: Desk, example: ExampleMemo, names: Names, startsOn: string) {
  const on = (day: number | undefined) => (day === undefined ? undefined : addDays(startsOn, day));
  await desk.write('maria', [{ type: 'text', address: 'title', nodes: lineOf(example.title) }]);
  for (const { field, by, text } of example.prose) {
    await desk.write(by, [{ type: 'text', address: field, nodes: richOf(text) }]);
  }
  const foretold = example.prose.find((one) => one.field === 'prediction');
  if (foretold) {
    await desk.write(foretold.by, [{ type: 'set', address: 'predictionOn', value: startsOn }]);
  }
  await writeRows(
    desk,
    'evidence',
    names,
    example.evidence.map((one) => ({
      by: one.by,
      organisation: one.organisation,
      values: [
        ['measure', names.measures.get(one.measure)],
        ['before', one.before],
        ['now', one.now],
        ['n', one.n],
        ['from', on(one.from)],
        ['to', on(one.to)],
        ['sourceType', one.sourceType],
        ['predicted', one.predicted === undefined ? undefined : { state: 'reported', value: one.predicted }],
        ['predictedOn', one.predicted === undefined ? undefined : on(one.from)],
        ['asPredicted', one.asPredicted],
      ],
      lines: [
        ['group', one.group],
        ['source', one.source],
      ],
    })),
  );
  await writeRows(
    desk,
    'decisions',
    names,
    example.decisions.map((one) => ({
      by: one.by,
      organisation: one.organisation,
      values: [
        ['choice', one.choice],
        ['decideBy', on(one.decideBy)],
        ['date', on(one.date)],
      ],
      lines: [
        ['reason', one.reason],
        ['owner', one.owner],
      ],
    })),
  );
  for (const { field, by, rows } of example.lists) {
    for (const row of rows) {
      await desk.write(by, [insert(field, { sort: row.sort, minutes: row.minutes }, linesOf(row))]);
    }
  }
  for (const { title, note } of example.artifacts) {
    await desk.write('ruth', [insert('artifacts', { artifact: names.artifacts.get(title) }, { note })]);
  }
}

function linesOf(row: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      typeof value === 'string' && name !== 'sort' ? [[name, value]] : [],
    ),
  );
}

/** Fills the row that the seed made for each district, and adds further ones below it. */
async function writeRows(
  desk: Desk,
  list: 'evidence' | 'decisions',
  names: Names,
  rows: readonly RowText[],
): Promise<void> {
  const last = new Map<string, string>();
  const seeded = new Map(
    rowsOf(desk.content().fields, list).map((row) => [textOf(row.fields.organisation), row.id]),
  );
  for (const row of rows) {
    const organisation = names.organisations.get(row.organisation) ?? '';
    const values = Object.fromEntries([['organisation', organisation], ...row.values]);
    const made = insert(list, values, Object.fromEntries(row.lines), last.get(organisation));
    const seed = last.has(organisation) ? undefined : seeded.get(organisation);
    if (seed) await desk.write(row.by, fill(list, seed, made));
    else await desk.write(row.by, [made]);
    last.set(organisation, seed ?? made.row.id);
  }
}

type Insert = Extract<Change, { type: 'insertRow' }>;

function insert(
  list: string,
  values: Readonly<Record<string, string | number | object | undefined>>,
  lines: Readonly<Record<string, string>>,
  after?: string,
): Insert {
  const fields = {
    ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
    ...Object.fromEntries(
      Object.entries(lines).flatMap(([name, text]) => (text === '' ? [] : [[name, lineOf(text)]])),
    ),
  };
  const row = { id: shortId(), fields } as Insert['row'];
  return { type: 'insertRow', list, row, ...(after ? { after } : {}) };
}

function fill(list: string, id: string, { row }: Insert): Change[] {
  return Object.entries(row.fields).map(([name, value]) => {
    const address = `${list}/${id}/${name}`;
    return Array.isArray(value)
      ? { type: 'text', address, nodes: value as Extract<Change, { type: 'text' }>['nodes'] }
      : { type: 'set', address, value: value as Extract<Change, { type: 'set' }>['value'] };
  });
}
