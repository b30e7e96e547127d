import { lineOf } from '../../shared/content/text.ts';
import { rowsOf, textOf } from '../../shared/kinds/memo/read.ts';
import type { Call } from '../actions/action.ts';
import { addDays } from '../actions/cycles/dates.ts';
import { copyTitle } from '../actions/documents/copyTitle.ts';
import { createDocument } from '../actions/documents/createDocument.ts';
import { fork } from '../actions/documents/fork.ts';
import { nameVersion } from '../actions/documents/nameVersion.ts';
import { kindOf } from '../actions/documents/seal.ts';
import { updateDocument } from '../actions/documents/updateDocument.ts';
import { publish } from '../actions/publications/publish.ts';
import { reopen } from '../actions/publications/reopen.ts';
import { loadActor } from '../auth/actor.ts';
import type { Context, Demo } from '../context.ts';
import { correction, current, former } from './memos.ts';
import { insertNetwork, type Inserted } from './insertNetwork.ts';
import { type ExampleStart, starts } from './otherKinds.ts';
import { people } from './people.ts';
import { Desk, writeMemo } from './writeMemo.ts';

/** What everybody in the example signs in with, on any host. */
export const demoPassword = 'second draft';

const noCall: Call = {
  sessionId: undefined,
  address: 'demo',
  origin: '',
  locale: 'en',
  setCookie: () => undefined,
};

/** Fills an empty installation with the example network, by the actions that people use. */
export async function seedDemo(ctx: Context): Promise<Demo> {
  const passwordHash = await ctx.passwords.hash(demoPassword);
  const inserted = await ctx.lane.write((tx) => insertNetwork(ctx, tx, passwordHash));
  const published = await publishFormer(ctx, inserted);
  await forkAtPottstown(ctx, inserted, published);
  for (const start of starts) await begin(ctx, inserted, start);
  const documentId = await writeCurrent(ctx, inserted);
  return {
    documentId,
    people: people.map((person) => ({
      personId: idOf(inserted, person.host),
      host: `${person.host}.localhost:${ctx.config.port}`,
      name: person.name,
      organisation: person.organisation,
      job: person.job,
      role: person.role,
    })),
  };
}

async function writeCurrent(ctx: Context, inserted: Inserted): Promise<string> {
  const maria = await loadActor(ctx.db, idOf(inserted, 'maria'), ctx.now());
  const { id } = await createMemo(ctx, inserted, inserted.cycle.id);
  const desk = await Desk.open(ctx, id, inserted);
  await writeMemo(desk, current, inserted, inserted.cycle.startsOn);
  await copyTitle(ctx, id, desk.content());
  await nameVersion(
    ctx,
    maria,
    { params: { document: id }, query: undefined, body: { name: 'Before Thursday’s meeting' } },
    noCall,
  );
  return id;
}

/** The memo of the cycle before: published, then corrected. */
async function publishFormer(ctx: Context, inserted: Inserted): Promise<string> {
  const ended = addDays(inserted.former.startsOn, 48);
  const maria = await loadActor(ctx.db, idOf(inserted, 'maria'), ctx.now());
  const on = (day: string, clock: string): Context => {
    const at = Date.parse(`${day}T${clock}:00-05:00`);
    return { ...ctx, now: () => at };
  };
  const { id } = await createMemo(on(inserted.former.startsOn, '09:00'), inserted, inserted.former.id);
  const desk = await Desk.open(ctx, id, inserted);
  await writeMemo(desk, former, inserted, inserted.former.startsOn);
  const params = { document: id };
  const artifactIds = ['Letter on the third absence, in six languages', 'Call script for front offices'].map(
    (title) => inserted.artifacts.get(title) ?? '',
  );
  const body = { visibility: 'listed', licence: 'CC-BY-4.0', artifactIds } as const;
  await publish(on(ended, '16:10'), maria, { params, query: undefined, body }, noCall);
  const corrected = on(addDays(ended, 6), '10:25');
  await reopen(corrected, maria, { params, query: undefined, body: { reason: correction.reason } }, noCall);
  const row = rowsOf(desk.content().fields, 'evidence').find(
    (one) => textOf(one.fields.organisation) === inserted.organisations.get('Allentown'),
  );
  if (!row) throw new Error('The example has no evidence of Allentown.');
  await desk.write('priya', [
    { type: 'set', address: `evidence/${row.id}/n`, value: correction.n },
    { type: 'set', address: `evidence/${row.id}/now`, value: correction.now },
  ]);
  await publish(corrected, maria, { params, query: undefined, body }, noCall);
  return id;
}

/** Pottstown made the corrected version its own, as a template for its schools. */
async function forkAtPottstown(ctx: Context, inserted: Inserted, source: string): Promise<void> {
  const aisha = await loadActor(ctx.db, idOf(inserted, 'aisha'), ctx.now());
  const owner = { type: 'organisation', id: inserted.organisations.get('Pottstown') ?? '' } as const;
  const { id } = await fork(
    ctx,
    aisha,
    { params: { document: source, n: 2 }, query: undefined, body: { owner } },
    noCall,
  );
  const desk = await Desk.open(ctx, id, inserted);
  await desk.write('aisha', [
    {
      type: 'text',
      address: 'title',
      nodes: [{ type: 'text', text: 'Third-absence letter: how we do it in Pottstown' }],
    },
  ]);
  await copyTitle(ctx, id, desk.content());
  await updateDocument(
    ctx,
    aisha,
    { params: { document: id }, query: undefined, body: { template: true } },
    noCall,
  );
}

/** A document from a starting point, with a title of its own. */
async function begin(ctx: Context, inserted: Inserted, example: ExampleStart): Promise<void> {
  const { kind, start, by } = example;
  const actor = await loadActor(ctx.db, idOf(inserted, by), ctx.now());
  const owner = { type: 'network', id: inserted.networkId } as const;
  const body = { kind, start, owner, cycleId: inserted.cycle.id };
  const { id } = await createDocument(ctx, actor, { params: undefined, query: undefined, body }, noCall);
  const desk = await Desk.open(ctx, id, inserted, kindOf(kind));
  const title = { type: 'text', address: 'title', nodes: lineOf(example.title) } as const;
  await desk.write(by, [title, ...example.changes(ctx)]);
  await copyTitle(ctx, id, desk.content());
}

async function createMemo(ctx: Context, inserted: Inserted, cycleId: string): Promise<{ id: string }> {
  const maria = await loadActor(ctx.db, idOf(inserted, 'maria'), ctx.now());
  const owner = { type: 'network', id: inserted.networkId } as const;
  return createDocument(
    ctx,
    maria,
    { params: undefined, query: undefined, body: { kind: 'memo', owner, cycleId } },
    noCall,
  );
}

function idOf({ people: known }: Inserted, host: string): string {
  const person = known.get(host);
  if (!person) throw new Error(`The example has nobody called ${host}.`);
  return person.id;
}
