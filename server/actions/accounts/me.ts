import type { z } from 'zod';
import type * as shape from '../../../shared/contract/shapes.ts';
import type { Job, Locale } from '../../../shared/model.ts';
import type { PersonActor } from '../../../shared/policy/actor.ts';
import type { Context } from '../../context.ts';
import { namesOf, organisationOf } from '../documents/present.ts';
import { speakersNotMembers } from '../organisations/unconfirmed.ts';

/** One's own account as the client keeps it. */
export async function describeMe(
  ctx: Pick<Context, 'db'>,
  actor: PersonActor,
): Promise<z.output<typeof shape.me>> {
  const person = await ctx.db
    .selectFrom('person')
    .select(['email', 'locale'])
    .where('id', '=', actor.id)
    .executeTakeFirstOrThrow();
  const organisations = await ctx.db
    .selectFrom('member')
    .innerJoin('organisation', 'organisation.id', 'member.organisation_id')
    .selectAll('organisation')
    .select(['member.job', 'member.admin'])
    .where('member.person_id', '=', actor.id)
    .where('member.ended_at', 'is', null)
    .orderBy('organisation.name')
    .execute();
  const names = await namesOf(
    ctx.db,
    'network',
    actor.networks.map((network) => network.id),
  );
  return {
    id: actor.id,
    name: actor.name,
    ...(person.email ? { email: person.email } : {}),
    ...(person.locale ? { locale: person.locale as Locale } : {}),
    installationAdmin: actor.installationAdmin,
    organisations: organisations.map((row) => ({
      organisation: organisationOf(row),
      admin: row.admin === 1,
      job: row.job as Job,
    })),
    unconfirmed: await unconfirmedOf(ctx, actor),
    networks: actor.networks.map((network) => ({
      id: network.id,
      name: names.get(network.id) ?? '',
      role: network.role,
      organisationId: network.organisationId,
    })),
    ...(await placesOf(ctx, actor)),
  };
}

/** Where one came by links, one place per document: by the link that lives longest. */
async function placesOf(
  ctx: Pick<Context, 'db'>,
  actor: PersonActor,
): Promise<Pick<z.output<typeof shape.me>, 'guest' | 'places'>> {
  const rows = await ctx.db
    .selectFrom('join_place')
    .innerJoin('join_link', 'join_link.id', 'join_place.link_id')
    .innerJoin('organisation', 'organisation.id', 'join_place.organisation_id')
    .innerJoin('person', 'person.id', 'join_link.created_by')
    .select([
      'join_link.document_id',
      'join_link.ends_at',
      'person.name as inviter',
      'organisation.name as organisation',
      'join_place.asked_at',
      'join_place.answered_at',
    ])
    .where('join_place.person_id', '=', actor.id)
    .orderBy('join_link.ends_at')
    .limit(200)
    .execute();
  const last = rows.at(-1);
  if (!last) return {};
  const byDocument = new Map(rows.map((row) => [row.document_id, row]));
  return {
    ...(actor.guest ? { guest: { organisation: last.organisation } } : {}),
    places: [...byDocument.values()].toReversed().map((row) => {
      const place = actor.places?.find((one) => one.documentId === row.document_id);
      return {
        documentId: row.document_id,
        invitedBy: row.inviter,
        until: place?.until ?? row.ends_at,
        live: place !== undefined,
        asked: row.asked_at !== null && row.answered_at === null,
      };
    }),
  };
}

/** The organisations one speaks for and waits to be confirmed by. */
async function unconfirmedOf(
  ctx: Pick<Context, 'db'>,
  actor: PersonActor,
): Promise<z.output<typeof shape.me>['unconfirmed']> {
  const own = new Set(actor.organisations.map((organisation) => organisation.id));
  const ids = [...new Set(actor.networks.map((network) => network.organisationId))].filter(
    (id) => !own.has(id),
  );
  if (ids.length === 0) return [];
  const rows = await speakersNotMembers(ctx.db, ids)
    .selectAll('organisation')
    .select('network_member.job')
    .where('network_member.person_id', '=', actor.id)
    .orderBy('organisation.name')
    .execute();
  // Only whom they meet in a network anyway: partners don't see who else belongs to an organisation.
  const administrators = await ctx.db
    .selectFrom('network_member')
    .innerJoin('member', (on) =>
      on
        .onRef('member.person_id', '=', 'network_member.person_id')
        .on('member.admin', '=', 1)
        .on('member.ended_at', 'is', null),
    )
    .innerJoin('person', 'person.id', 'network_member.person_id')
    .select(['member.organisation_id', 'person.id', 'person.name'])
    .distinct()
    .where('member.organisation_id', 'in', ids)
    .where(
      'network_member.network_id',
      'in',
      actor.networks.map((network) => network.id),
    )
    .where('network_member.ended_at', 'is', null)
    .where('person.ended_at', 'is', null)
    .orderBy('person.name')
    .execute();
  return [...new Map(rows.map((row) => [row.id, row])).values()].map((row) => ({
    organisation: organisationOf(row),
    job: (row.job ?? 'other') as Job,
    ask: administrators.filter((one) => one.organisation_id === row.id).map((one) => one.name),
  }));
}
