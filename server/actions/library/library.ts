import type { Kysely, Selectable } from 'kysely';
import type { Answer } from '../../../shared/contract/calls.ts';
import type { Visibility } from '../../../shared/model.ts';
import type { Actor } from '../../../shared/policy/actor.ts';
import { can } from '../../../shared/policy/can.ts';
import type { PublicationThing } from '../../../shared/policy/things.ts';
import { publicationThing } from '../../auth/things.ts';
import type { Tables } from '../../store/tables.ts';
import type { Action } from '../action.ts';
import { organisationOf } from '../documents/present.ts';
import { readVersion, type Version } from '../documents/readVersion.ts';
import { kindOf } from '../documents/seal.ts';
import { matches } from './search.ts';

type Entry = Answer<'library'>['entries'][number];
type Publication = Selectable<Tables['publication']>;

/** Entries looked at and shown; the library of one installation. */
const mostRead = 2000;
const mostShown = 200;

/** The newest publication, of each document, that the actor may find here; the newest first. Also for strangers. */
export const library: Action<'library'> = async (ctx, actor, { query }) => {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  for (const publication of await newestFirst(ctx.db, actor)) {
    if (seen.has(publication.document_id) || entries.length >= mostShown) continue;
    const thing = await publicationThing(ctx.db, publication.document_id, publication.n);
    if (!thing || !isFindable(actor, thing)) continue;
    seen.add(publication.document_id);
    const version = await readVersion(ctx.db, publication.document_id, publication.n);
    if (!version || (query?.kind && version.metadata.kind !== query.kind)) continue;
    const { title, finding, organisations, cycle } = version.metadata;
    const names = organisations.map((one) => one.name);
    if (!matches(query?.q ?? '', title, finding, cycle?.problem ?? '', ...names)) continue;
    entries.push(await entryOf(ctx.db, publication, version));
  }
  return { entries };
};

/** Strangers are spared the query for what is never theirs. */
async function newestFirst(db: Kysely<Tables>, actor: Actor): Promise<Publication[]> {
  let query = db.selectFrom('publication').selectAll().where('withdrawn_at', 'is', null);
  if (actor.type !== 'person') query = query.where('visibility', '=', 'listed');
  return query.orderBy('created_at', 'desc').orderBy('n', 'desc').limit(mostRead).execute();
}

/** "Anyone with the link" is found by those alone who could read it without the link. */
function isFindable(actor: Actor, thing: PublicationThing): boolean {
  if (thing.visibility === 'link') return can(actor, 'read', { ...thing, visibility: 'network' });
  return can(actor, 'read', thing);
}

async function entryOf(db: Kysely<Tables>, publication: Publication, version: Version): Promise<Entry> {
  const { metadata, content } = version;
  const ids = metadata.organisations.map((one) => one.id);
  const organisations =
    ids.length === 0
      ? []
      : await db.selectFrom('organisation').selectAll().where('id', 'in', ids).orderBy('name').execute();
  const { forks } = await db
    .selectFrom('document')
    .select((eb) => eb.fn.countAll<number>().as('forks'))
    .where('source_document_id', '=', version.documentId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  const decisions = content ? (kindOf(metadata.kind).decisions?.(content) ?? []) : [];
  return {
    documentId: version.documentId,
    n: version.n,
    kind: metadata.kind,
    title: metadata.title,
    finding: metadata.finding,
    visibility: publication.visibility as Visibility,
    publishedAt: publication.created_at,
    organisations: organisations.map(organisationOf),
    ...(metadata.network ? { network: metadata.network.name } : {}),
    decisions: decisions.map((one) => ({
      organisation: metadata.references[one.organisation]?.label ?? '',
      choice: one.choice,
    })),
    forks,
  };
}
