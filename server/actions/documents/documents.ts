import { type Kysely, sql } from 'kysely';
import type { Received } from '../../../shared/contract/calls.ts';
import type { Actor, PersonActor } from '../../../shared/policy/actor.ts';
import { can } from '../../../shared/policy/can.ts';
import { mayRead, mayReadRemoved } from '../../auth/reach.ts';
import { documentThings } from '../../auth/things.ts';
import type { Context } from '../../context.ts';
import { readQuestion } from '../../store/search/question.ts';
import type { Tables } from '../../store/tables.ts';
import { type Action, signedIn } from '../action.ts';
import { searchDocuments } from '../library/searchDocuments.ts';
import type { DocumentRow } from './open.ts';
import { summariesOf } from './present.ts';
import { trashDays } from './trash.ts';

const dayMs = 86_400_000;
type Query = NonNullable<Received<'documents'>['query']>;

/** What the actor may read, page by page; or what is in the trash. With a question: the best answers first. */
export const documents: Action<'documents'> = async (ctx, asking, { query }) => {
  const actor = signedIn(asking);
  const { q = '', trash, from = 0, limit = 100, sort = 'updated', ...rest } = query ?? {};
  const wanted: Wanted = { ...rest, trash: trash === '1', starred: rest.starred === '1' };
  const question = readQuestion(q);
  if (question.length > 0) {
    const { rows, snippets, total } = await searchDocuments(ctx, actor, question, {
      wanted,
      from,
      limit,
    });
    return { documents: await summariesOf(ctx.db, rows, { reader: actor, snippets }), total };
  }
  const fitting = documentsFor(ctx, actor, wanted);
  const [{ total }, rows] = await Promise.all([
    fitting.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    sorted(fitting, actor, sort).selectAll('document').limit(limit).offset(from).execute(),
  ]);
  const readable = await judged(ctx.db, actor, rows, wanted.trash ? 'readRemoved' : 'read');
  return { documents: await summariesOf(ctx.db, readable, { reader: actor }), total };
};

export interface Wanted {
  readonly networkId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly cycleId?: string | undefined;
  readonly kind?: string | undefined;
  readonly state?: Query['state'];
  readonly starred?: boolean;
  readonly trash?: boolean;
  readonly limit?: number;
}

/** Rows of documents that the actor may read, the last changed first. */
export async function readableDocuments(
  ctx: Pick<Context, 'db' | 'now'>,
  actor: Actor,
  wanted: Wanted,
): Promise<DocumentRow[]> {
  if (actor.type !== 'person') return [];
  const rows = await sorted(documentsFor(ctx, actor, wanted), actor, 'updated')
    .selectAll('document')
    .limit(wanted.limit ?? 1000)
    .execute();
  return judged(ctx.db, actor, rows, wanted.trash ? 'readRemoved' : 'read');
}

/** What the actor opened last, and then what others changed last. */
export async function recentDocuments(
  ctx: Pick<Context, 'db' | 'now'>,
  actor: PersonActor,
  limit: number,
): Promise<DocumentRow[]> {
  const rows = await sorted(documentsFor(ctx, actor, {}), actor, 'opened')
    .selectAll('document')
    .limit(limit)
    .execute();
  return judged(ctx.db, actor, rows, 'read');
}

/** The condition in SQL picks the rows, and `can()` has the last word on each. */
export async function judged<R extends Pick<DocumentRow, 'id'>>(
  db: Kysely<Tables>,
  actor: Actor,
  rows: readonly R[],
  action: 'read' | 'readRemoved',
): Promise<R[]> {
  const things = await documentThings(
    db,
    rows.map((row) => row.id),
  );
  return rows.filter((row) => {
    const thing = things.get(row.id);
    return thing !== undefined && can(actor, action, thing);
  });
}

/** Every document that fits and that the actor may read, nothing selected of it yet. */
export function documentsFor(ctx: Pick<Context, 'db' | 'now'>, actor: PersonActor, wanted: Wanted) {
  const { networkId, organisationId, cycleId, kind, state, starred, trash } = wanted;
  let query = ctx.db.selectFrom('document').where(trash ? mayReadRemoved(actor) : mayRead(actor));
  if (trash) query = query.where('document.removed_at', '>', ctx.now() - trashDays * dayMs);
  if (organisationId) query = query.where('document.organisation_id', '=', organisationId);
  if (kind) query = query.where('document.kind', '=', kind);
  if (cycleId) query = query.where('document.cycle_id', '=', cycleId);
  if (state === 'live') query = query.where('document.state', '=', 'live');
  if (state === 'frozen') query = query.where('document.state', '!=', 'live');
  if (state === 'template') query = query.where('document.template', '=', 1);
  if (starred) {
    query = query.where((eb) =>
      eb(
        'document.id',
        'in',
        eb.selectFrom('star').select('star.document_id').where('star.person_id', '=', actor.id),
      ),
    );
  }
  if (networkId) {
    query = query.where((eb) =>
      eb.or([
        eb('document.network_id', '=', networkId),
        eb(
          'document.cycle_id',
          'in',
          eb.selectFrom('cycle').select('cycle.id').where('cycle.network_id', '=', networkId),
        ),
        eb(
          'document.id',
          'in',
          eb
            .selectFrom('grant')
            .select('grant.document_id')
            .where('grant.network_id', '=', networkId)
            .where('grant.ended_at', 'is', null),
        ),
      ]),
    );
  }
  return query;
}

function sorted(
  query: ReturnType<typeof documentsFor>,
  actor: PersonActor,
  sort: NonNullable<Query['sort']>,
) {
  switch (sort) {
    case 'title':
      return query.orderBy(sql`lower(document.title)`).orderBy('document.id');
    case 'created':
      return query.orderBy('document.created_at', 'desc').orderBy('document.id', 'desc');
    case 'opened':
      return query
        .orderBy(
          (eb) =>
            eb.fn.coalesce(
              eb
                .selectFrom('opened')
                .select('opened.at')
                .where('opened.person_id', '=', actor.id)
                .whereRef('opened.document_id', '=', 'document.id'),
              sql<number>`0`,
            ),
          'desc',
        )
        .orderBy('document.updated_at', 'desc')
        .orderBy('document.id', 'desc');
    case 'updated':
      return query.orderBy('document.updated_at', 'desc').orderBy('document.id', 'desc');
  }
}
