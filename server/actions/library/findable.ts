import type { Kysely } from 'kysely';
import type { Visibility } from '../../../shared/model.ts';
import type { Actor } from '../../../shared/policy/actor.ts';
import { withoutPlaces } from '../../../shared/policy/can.ts';
import { hasRole } from '../../auth/reach.ts';
import type { Context } from '../../context.ts';
import type { Question } from '../../store/search/question.ts';
import type { Tables } from '../../store/tables.ts';
import type { Facts } from '../documents/indexText.ts';

/** A publication as the library knows it without opening the version. */
export interface Findable {
  readonly entryId: number;
  readonly documentId: string;
  readonly n: number;
  readonly visibility: Visibility;
  readonly publishedAt: number;
  readonly title: string;
  readonly facts: Facts;
}

const mostRead = 5000;

/**
 * The newest publication of each document that the actor may find in the library, the newest first. "Anyone with the
 * link" is found by those alone who could read it without the link.
 */
export async function findable(db: Kysely<Tables>, actor: Actor): Promise<Findable[]> {
  const rows = await entriesFor(db, actor)
    .select([
      'search_entry.id',
      'search_entry.document_id',
      'search_entry.n',
      'search_entry.title',
      'search_entry.facts_json',
      'publication.visibility',
      'publication.created_at',
    ])
    .orderBy('publication.created_at', 'desc')
    .orderBy('publication.n', 'desc')
    .limit(mostRead)
    .execute();
  const newest = new Map<string, Findable>();
  for (const row of rows) {
    if (newest.has(row.document_id)) continue;
    newest.set(row.document_id, {
      entryId: row.id,
      documentId: row.document_id,
      n: row.n,
      visibility: row.visibility as Visibility,
      publishedAt: row.created_at,
      title: row.title,
      facts: JSON.parse(row.facts_json) as Facts,
    });
  }
  return [...newest.values()];
}

/** Of these, the ones that answer the question, the best first. */
export async function answering(
  ctx: Pick<Context, 'db' | 'search'>,
  actor: Actor,
  question: Question,
  among: readonly Findable[],
): Promise<Findable[]> {
  const within = entriesFor(ctx.db, actor).select('search_entry.id');
  const { hits } = await ctx.search.find(ctx.db, question, within, { from: 0, limit: mostRead });
  const known = new Map(among.map((one) => [`${one.documentId}/${one.n}`, one]));
  return hits.flatMap((hit) => known.get(`${hit.documentId}/${hit.n}`) ?? []);
}

/** Texts of publications in force that `can()` lets the actor read without being sent a link. */
function entriesFor(db: Kysely<Tables>, actor: Actor) {
  const query = db
    .selectFrom('search_entry')
    .innerJoin('publication', (join) =>
      join
        .onRef('publication.document_id', '=', 'search_entry.document_id')
        .onRef('publication.n', '=', 'search_entry.n'),
    )
    .innerJoin('document', 'document.id', 'search_entry.document_id')
    .where('publication.withdrawn_at', 'is', null);
  if (actor.type !== 'person') return query.where('publication.visibility', '=', 'listed');
  const networks = actor.networks.map((one) => one.id);
  return query.where((eb) => {
    const documents = db
      .selectFrom('document')
      .select('document.id')
      .where(hasRole(withoutPlaces(actor), 'viewer'));
    const found = [eb('publication.visibility', '=', 'listed'), eb('document.id', 'in', documents)];
    if (networks.length > 0) {
      found.push(
        eb(
          'publication.cycle_id',
          'in',
          db.selectFrom('cycle').select('cycle.id').where('cycle.network_id', 'in', networks),
        ),
      );
    }
    return eb.or(found);
  });
}
