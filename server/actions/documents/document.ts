import type { Kysely } from 'kysely';
import type { Answer } from '../../../shared/contract/calls.ts';
import type { Actor } from '../../../shared/policy/actor.ts';
import { can, roleOn } from '../../../shared/policy/can.ts';
import type { DocumentThing } from '../../../shared/policy/things.ts';
import { documentThing, publicationThing } from '../../auth/things.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';
import type { Action } from '../action.ts';
import { phaseOn, today } from '../cycles/dates.ts';
import { notFound } from '../error.ts';
import { lockStateOf } from './lockState.ts';
import { type DocumentRow, documentFor } from './open.ts';
import { namesOf, summariesOf } from './present.ts';
import { readVersion } from './readVersion.ts';
import { type DocumentSurroundings, surroundingsOf } from './surroundings.ts';
import { versionsOf } from './versions.ts';

/** All that a page needs to show a document besides its content, which comes by socket. */
export const document: Action<'document'> = async (ctx, actor, { params }) => {
  const { row, thing } = await documentFor(ctx, actor, params.document, 'read');
  const role = roleOn(actor, thing);
  const [summary] = await summariesOf(ctx.db, [row], { reader: actor });
  if (!role || !summary) throw notFound('document');
  const own = actor.type === 'person' ? actor.organisations.map((one) => one.id) : [];
  const [surroundings, cycle, source, [newestVersion], locks] = await Promise.all([
    surroundingsOf(ctx.db, row, own),
    cycleOf(ctx, row.cycle_id),
    sourceOf(ctx, actor, row),
    versionsOf(ctx.db, row.id, { limit: 1 }),
    lockStateOf(ctx.db, row),
  ]);
  return {
    document: summary,
    role,
    may: mayOf(actor, thing),
    locks,
    ...(cycle ? { cycle } : {}),
    surroundings: seenBy(actor, surroundings, row.cycle_id),
    ...(source ? { source } : {}),
    ...(newestVersion ? { newestVersion } : {}),
    epoch: row.epoch,
  };
};

/** Who came from outside the network is told of the document's own cycle and artifacts only, and leads to no page of it. */
function seenBy(
  actor: Actor,
  surroundings: DocumentSurroundings,
  cycleId: string | null,
): DocumentSurroundings {
  const { network, ...rest } = surroundings;
  if (!network || can(actor, 'read', { type: 'network', id: network.id })) return surroundings;
  const references = Object.entries(rest.references).filter(
    ([, { type, detail }]) => type !== 'artifact' || detail?.['cycleId'] === cycleId,
  );
  return { ...rest, references: Object.fromEntries(references) };
}

function mayOf(actor: Actor, thing: DocumentThing): Answer<'document'>['may'] {
  return {
    comment: can(actor, 'comment', thing),
    write: can(actor, 'write', thing),
    nameVersion: can(actor, 'nameVersion', thing),
    publish: can(actor, 'publish', thing),
    freeze: can(actor, 'freeze', thing),
    reopen: can(actor, 'reopen', thing),
    share: can(actor, 'share', thing),
    remove: can(actor, 'remove', thing),
    move: can(actor, 'move', thing),
    fork: can(actor, 'fork', thing),
    present: can(actor, 'present', thing),
  };
}

async function cycleOf(
  ctx: Context,
  cycleId: string | null,
): Promise<Answer<'document'>['cycle'] | undefined> {
  const row = cycleId
    ? await ctx.db.selectFrom('cycle').selectAll().where('id', '=', cycleId).executeTakeFirst()
    : undefined;
  if (!row) return undefined;
  const published = await ctx.db
    .selectFrom('publication')
    .select('id')
    .where('cycle_id', '=', row.id)
    .where('withdrawn_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  const dates = {
    startsOn: row.starts_on,
    collectOn: row.collect_on,
    compareOn: row.compare_on,
    decideOn: row.decide_on,
    endsOn: row.ends_on,
  };
  return {
    ...dates,
    id: row.id,
    networkId: row.network_id,
    n: row.n,
    title: row.title,
    phase: phaseOn(today(ctx.now()), dates, published !== undefined),
  };
}

/** Where a fork comes from; the way there only for those who may read it. */
async function sourceOf(
  ctx: Context,
  actor: Actor,
  row: DocumentRow,
): Promise<Answer<'document'>['source'] | undefined> {
  const { source_document_id: documentId, source_version: n } = row;
  const version = documentId && n ? await readVersion(ctx.db, documentId, n) : undefined;
  if (!version) return undefined;
  const people = await namesOf(ctx.db, 'person', [row.created_by]);
  const href = await hrefOf(ctx.db, actor, version.documentId, version.n);
  return {
    documentId: version.documentId,
    n: version.n,
    title: version.metadata.title,
    organisations: version.metadata.organisations.map((one) => one.name),
    forkedAt: row.created_at,
    forkedBy: people.get(row.created_by) ?? '',
    hash: version.hash,
    ...(version.metadata.licence ? { licence: version.metadata.licence } : {}),
    ...(href ? { href } : {}),
  };
}

async function hrefOf(
  db: Kysely<Tables>,
  actor: Actor,
  documentId: string,
  n: number,
): Promise<string | undefined> {
  const publication = await publicationThing(db, documentId, n);
  if (publication && can(actor, 'read', publication)) return `/p/${documentId}/${n}`;
  const thing = await documentThing(db, documentId);
  return thing && can(actor, 'read', thing) ? `/d/${documentId}/v/${n}` : undefined;
}
