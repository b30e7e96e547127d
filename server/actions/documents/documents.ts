import type { Actor } from '../../../shared/policy/actor.ts';
import { can } from '../../../shared/policy/can.ts';
import { documentThing } from '../../auth/things.ts';
import type { Context } from '../../context.ts';
import { type Action, signedIn } from '../action.ts';
import { matches } from '../library/search.ts';
import type { DocumentRow } from './open.ts';
import { summariesOf } from './present.ts';

const trashDays = 30;
const dayMs = 86_400_000;

/** What the actor may read, the last changed first; or what is in the trash. */
export const documents: Action<'documents'> = async (ctx, asking, { query }) => {
  signedIn(asking);
  const trash = query?.trash === '1';
  const rows = await readableDocuments(ctx, asking, {
    networkId: query?.networkId,
    organisationId: query?.organisationId,
    kind: query?.kind,
    trash,
  });
  const q = query?.q ?? '';
  return {
    documents: await summariesOf(
      ctx.db,
      rows.filter((row) => matches(q, row.title, row.finding)),
    ),
  };
};

export interface Wanted {
  readonly networkId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly cycleId?: string | undefined;
  readonly kind?: string | undefined;
  readonly trash?: boolean;
  readonly limit?: number;
}

/** Rows of documents that the actor may read, the last changed first. `can()` decides about every one. */
export async function readableDocuments(
  ctx: Pick<Context, 'db' | 'now'>,
  actor: Actor,
  wanted: Wanted,
): Promise<DocumentRow[]> {
  if (actor.type !== 'person') return [];
  const networks = actor.networks.map((one) => one.id);
  const organisations = actor.organisations.map((one) => one.id);
  let query = ctx.db
    .selectFrom('document')
    .selectAll('document')
    .where((eb) => {
      const mine = [eb('document.created_by', '=', actor.id)];
      if (networks.length > 0) mine.push(eb('document.network_id', 'in', networks));
      if (organisations.length > 0) mine.push(eb('document.organisation_id', 'in', organisations));
      const granted = eb
        .selectFrom('grant')
        .select('grant.document_id')
        .where('grant.ended_at', 'is', null)
        .where((held) => {
          const to = [held('grant.person_id', '=', actor.id)];
          if (networks.length > 0) to.push(held('grant.network_id', 'in', networks));
          if (organisations.length > 0) to.push(held('grant.organisation_id', 'in', organisations));
          return held.or(to);
        });
      const joined = (actor.places ?? []).map((place) => place.documentId);
      if (joined.length > 0) mine.push(eb('document.id', 'in', joined));
      return eb.or([...mine, eb('document.id', 'in', granted)]);
    });
  query = wanted.trash
    ? query.where('document.removed_at', '>', ctx.now() - trashDays * dayMs)
    : query.where('document.removed_at', 'is', null);
  if (wanted.organisationId) query = query.where('document.organisation_id', '=', wanted.organisationId);
  if (wanted.kind) query = query.where('document.kind', '=', wanted.kind);
  if (wanted.cycleId) query = query.where('document.cycle_id', '=', wanted.cycleId);
  if (wanted.networkId) {
    const { networkId } = wanted;
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
  const rows = await query
    .orderBy('document.updated_at', 'desc')
    .orderBy('document.id', 'desc')
    .limit(wanted.limit ?? 1000)
    .execute();
  const readable: DocumentRow[] = [];
  for (const row of rows) {
    const thing = await documentThing(ctx.db, row.id);
    if (thing && can(actor, wanted.trash ? 'readRemoved' : 'read', thing)) readable.push(row);
  }
  return readable;
}
