import type { Kysely } from 'kysely';
import type { Answer, Received } from '../../../shared/contract/calls.ts';
import type { Actor } from '../../../shared/policy/actor.ts';
import { can } from '../../../shared/policy/can.ts';
import { publicationThings } from '../../auth/things.ts';
import type { Context } from '../../context.ts';
import { type Question, readQuestion } from '../../store/search/question.ts';
import { snippetOf } from '../../store/search/snippet.ts';
import type { Tables } from '../../store/tables.ts';
import type { Action } from '../action.ts';
import { organisationOf, snippetAnswer } from '../documents/present.ts';
import { answering, type Findable, findable } from './findable.ts';
import { likenessOf } from './likeness.ts';

type Entry = Answer<'library'>['entries'][number];
type Organisation = Entry['organisations'][number];
type Query = NonNullable<Received<'library'>['query']>;
type Likely = NonNullable<Entry['likeness']>;

/** The newest publication, of each document, that the actor may find here. Also for strangers. */
export const library: Action<'library'> = async (ctx, actor, { query }) => {
  const { q = '', from = 0, limit = 100, like, ...filters } = query ?? {};
  const all = await findable(ctx.db, actor);
  const organisations = await organisationsOf(ctx.db, all);
  const own = ownDistrict(organisations, actor) ?? (await ownDistrictOf(ctx.db, actor));
  const question = readQuestion(q);
  const asked = question.length > 0 ? await answering(ctx, actor, question, all) : all;
  const likely = new Map<Findable, Likely>();
  let fitting = asked.filter((one) => fits(one, filters));
  if (own?.profile) {
    for (const one of fitting) {
      const found = likest(one, own, organisations);
      if (found) likely.set(one, found);
    }
    if (like) fitting = fitting.filter((one) => likely.has(one)).toSorted(byLikeness(likely));
  }
  const shown = await stillReadable(ctx.db, actor, fitting.slice(from, from + limit));
  const [forks, snippets] = await Promise.all([
    forksOf(ctx.db, shown),
    question.length > 0 ? snippetsOf(ctx, shown, question) : new Map<Findable, Entry['snippet']>(),
  ]);
  return {
    entries: shown.map((one) =>
      entryOf(one, organisations, forks, snippets.get(one), like ? likely.get(one) : undefined),
    ),
    total: fitting.length,
    choices: choicesOf(all, own?.profile ? own.name : undefined),
  };
};

function fits(
  { facts }: Findable,
  { kind, networkId, organisationId, decision }: Omit<Query, 'from' | 'limit'>,
): boolean {
  return (
    (!kind || facts.kind === kind) &&
    (!networkId || facts.network?.id === networkId) &&
    (!organisationId || facts.organisations.some((one) => one.id === organisationId)) &&
    (!decision || facts.decisions.some((one) => one.choice === decision))
  );
}

/** What there is to choose from, of what the reader may find. */
function choicesOf(all: readonly Findable[], like: string | undefined): Answer<'library'>['choices'] {
  const problems = new Map<string, string>();
  const organisations = new Map<string, string>();
  for (const { facts } of all) {
    if (facts.network && !problems.has(facts.network.id)) {
      problems.set(facts.network.id, facts.problem ?? facts.network.name);
    }
    for (const one of facts.organisations) organisations.set(one.id, one.name);
  }
  return {
    kinds: [...new Set(all.map((one) => one.facts.kind))].toSorted(),
    problems: [...problems].map(([networkId, problem]) => ({ networkId, problem })),
    organisations: [...organisations]
      .map(([id, name]) => ({ id, name }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    decisions: [...new Set(all.flatMap((one) => one.facts.decisions.map((each) => each.choice)))],
    ...(like ? { like } : {}),
  };
}

async function organisationsOf(
  db: Kysely<Tables>,
  all: readonly Findable[],
): Promise<ReadonlyMap<string, Organisation>> {
  const ids = [...new Set(all.flatMap((one) => one.facts.organisations.map((each) => each.id)))];
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('organisation').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, organisationOf(row)]));
}

function ownDistrict(known: ReadonlyMap<string, Organisation>, actor: Actor): Organisation | undefined {
  if (actor.type !== 'person') return undefined;
  return actor.organisations.map((one) => known.get(one.id)).find((one) => one?.profile !== undefined);
}

async function ownDistrictOf(db: Kysely<Tables>, actor: Actor): Promise<Organisation | undefined> {
  const ids = actor.type === 'person' ? actor.organisations.map((one) => one.id) : [];
  if (ids.length === 0) return undefined;
  const rows = await db
    .selectFrom('organisation')
    .selectAll()
    .where('id', 'in', ids)
    .where('profile_json', 'is not', null)
    .orderBy('name')
    .execute();
  return rows.map(organisationOf)[0];
}

/** The one of its districts that is most like one's own; one's own does not count. */
function likest(
  { facts }: Findable,
  own: Organisation,
  known: ReadonlyMap<string, Organisation>,
): Likely | undefined {
  let best: Likely | undefined;
  for (const { id } of facts.organisations) {
    const other = id === own.id ? undefined : known.get(id);
    const alike = other?.profile && own.profile && likenessOf(own.profile, other.profile);
    if (alike && alike.length > (best?.alike.length ?? 0))
      best = { organisation: other.name, alike: [...alike] };
  }
  return best;
}

function byLikeness(likely: ReadonlyMap<Findable, Likely>): (a: Findable, b: Findable) => number {
  const alike = (one: Findable) => likely.get(one)?.alike.length ?? 0;
  return (a, b) => alike(b) - alike(a);
}

/** The condition in SQL picked them, and `can()` has the last word on each. */
async function stillReadable(
  db: Kysely<Tables>,
  actor: Actor,
  chosen: readonly Findable[],
): Promise<Findable[]> {
  const things = await publicationThings(db, chosen);
  return chosen.filter((_, i) => {
    const thing = things[i];
    if (!thing) return false;
    return can(actor, 'read', thing.visibility === 'link' ? { ...thing, visibility: 'network' } : thing);
  });
}

async function forksOf(db: Kysely<Tables>, shown: readonly Findable[]): Promise<ReadonlyMap<string, number>> {
  if (shown.length === 0) return new Map();
  const rows = await db
    .selectFrom('document')
    .select((eb) => ['source_document_id', eb.fn.countAll<number>().as('forks')])
    .where(
      'source_document_id',
      'in',
      shown.map((one) => one.documentId),
    )
    .where('removed_at', 'is', null)
    .groupBy('source_document_id')
    .execute();
  return new Map(rows.map((row) => [row.source_document_id ?? '', row.forks]));
}

async function snippetsOf(
  ctx: Pick<Context, 'db'>,
  shown: readonly Findable[],
  question: Question,
): Promise<ReadonlyMap<Findable, Entry['snippet']>> {
  if (shown.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('search_entry')
    .select(['id', 'text'])
    .where(
      'id',
      'in',
      shown.map((one) => one.entryId),
    )
    .execute();
  const texts = new Map(rows.map((row) => [row.id, row.text]));
  return new Map(
    shown.map((one) => {
      const snippet = snippetOf(texts.get(one.entryId) ?? '', question);
      return [one, snippet && snippetAnswer(snippet)];
    }),
  );
}

function entryOf(
  { documentId, n, title, visibility, publishedAt, facts }: Findable,
  organisations: ReadonlyMap<string, Organisation>,
  forks: ReadonlyMap<string, number>,
  snippet: Entry['snippet'],
  likeness: Entry['likeness'],
): Entry {
  return {
    documentId,
    n,
    kind: facts.kind,
    title,
    finding: facts.finding,
    visibility,
    publishedAt,
    organisations: facts.organisations
      .flatMap(({ id }) => organisations.get(id) ?? [])
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    ...(facts.network ? { network: facts.network.name } : {}),
    decisions: facts.decisions.map((one) => ({ ...one })),
    forks: forks.get(documentId) ?? 0,
    ...(snippet ? { snippet } : {}),
    ...(likeness ? { likeness } : {}),
  };
}
