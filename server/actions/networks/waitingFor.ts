import type { Answer } from '../../../shared/contract/calls.ts';
import type { PersonActor } from '../../../shared/policy/actor.ts';
import type { Context } from '../../context.ts';
import { toRead } from '../comments/toRead.ts';
import { cyclesOf } from '../cycles/read.ts';
import { readableDocuments } from '../documents/documents.ts';
import { requestsIn } from '../joining/requests.ts';
import { speakersNotMembers } from '../organisations/unconfirmed.ts';

type Waiting = Answer<'home'>['waiting'];
type Cycle = NonNullable<Answer<'home'>['networks'][number]['cycle']>;

/**
 * Where somebody is needed.
 * @param cycles of their networks, newest first
 */
export async function waitingFor(
  ctx: Context,
  actor: PersonActor,
  cycles?: readonly Cycle[],
): Promise<Waiting> {
  const networks = actor.networks.map((one) => one.id);
  const all = cycles ?? (await cyclesOf(ctx, networks));
  const current = networks.flatMap((id) => currentOf(all.filter((one) => one.networkId === id)) ?? []);
  return [
    ...(await toRead(ctx, actor)),
    ...(await toConfirm(ctx, actor)),
    ...(await toLetStay(ctx, actor)),
    ...(await toAgree(ctx, actor)),
    ...(await toPublish(ctx, actor, current)),
  ];
}

/** The newest that has begun, else the newest: `cycles` come newest first. */
export function currentOf(cycles: readonly Cycle[]): Cycle | undefined {
  return cycles.find((cycle) => cycle.phase !== 'planned') ?? cycles[0];
}

/** Administrators are asked about people who never were members; whom they removed is not asked about again. */
async function toConfirm(ctx: Context, actor: PersonActor): Promise<Waiting> {
  const administered = actor.organisations.filter((one) => one.admin).map((one) => one.id);
  if (administered.length === 0) return [];
  const rows = await speakersNotMembers(ctx.db, administered)
    .select(['person.id', 'person.name', 'network_member.organisation_id', 'network_member.network_id'])
    .where('member.person_id', 'is', null)
    .orderBy('person.name')
    .orderBy('network_member.network_id')
    .execute();
  const once = new Map(rows.map((row) => [`${row.organisation_id}/${row.id}`, row]));
  return [...once.values()].map((row) => ({
    type: 'confirm',
    title: row.name,
    href: `/o/${row.organisation_id}`,
    networkId: row.network_id,
  }));
}

/** Facilitators are asked about people who came to a document of their network by a link and would stay. */
async function toLetStay(ctx: Context, actor: PersonActor): Promise<Waiting> {
  const facilitated = actor.networks.filter((one) => one.role === 'facilitator').map((one) => one.id);
  if (facilitated.length === 0) return [];
  const rows = await requestsIn(ctx.db)
    .select(['person.id', 'person.name', 'document.id as documentId', 'document.network_id'])
    .where('document.network_id', 'in', facilitated)
    .orderBy('join_place.asked_at')
    .execute();
  const once = new Map(rows.map((row) => [`${row.documentId}/${row.id}`, row]));
  return [...once.values()].map((row) => ({
    type: 'place',
    title: row.name,
    href: `/d/${row.documentId}?panel=people`,
    networkId: row.network_id ?? '',
  }));
}

async function toAgree(ctx: Context, actor: PersonActor): Promise<Waiting> {
  const waiting: Waiting = [];
  for (const { id: networkId, organisationId } of actor.networks) {
    const rows = await ctx.db
      .selectFrom('definition_version')
      .innerJoin('definition', 'definition.id', 'definition_version.definition_id')
      .leftJoin('definition_agreement', (on) =>
        on
          .onRef('definition_agreement.definition_id', '=', 'definition_version.definition_id')
          .onRef('definition_agreement.n', '=', 'definition_version.n')
          .on('definition_agreement.organisation_id', '=', organisationId),
      )
      .select([
        'definition_version.definition_id',
        'definition_version.n',
        'definition_version.name',
        'definition_agreement.person_id',
      ])
      .where('definition.network_id', '=', networkId)
      .orderBy('definition_version.n')
      .execute();
    const newest = new Map(rows.map((row) => [row.definition_id, row]));
    for (const row of newest.values()) {
      if (row.person_id) continue;
      waiting.push({ type: 'agree', title: row.name, href: `/n/${networkId}/definitions`, networkId });
    }
  }
  return waiting;
}

/** Facilitators are reminded of memos that nobody published, once their cycle has come to deciding. */
async function toPublish(ctx: Context, actor: PersonActor, cycles: readonly Cycle[]): Promise<Waiting> {
  const waiting: Waiting = [];
  for (const { id: cycleId, networkId, phase } of cycles) {
    if (phase !== 'decide' && phase !== 'ended') continue;
    if (actor.networks.find((one) => one.id === networkId)?.role !== 'facilitator') continue;
    const rows = await readableDocuments(ctx, actor, { cycleId, kind: 'memo' });
    for (const row of rows) {
      if (row.state !== 'live' || row.network_id !== networkId) continue;
      waiting.push({ type: 'publish', title: row.title, href: `/d/${row.id}`, networkId });
    }
  }
  return waiting;
}
