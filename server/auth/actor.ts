import type { Kysely } from 'kysely';
import type { GrantRole, Role } from '../../shared/model.ts';
import { type Actor, anonymous, type JoinPlace } from '../../shared/policy/actor.ts';
import type { Tables } from '../store/tables.ts';

/**
 * The person with every right they hold at this moment; anonymous when unknown or removed.
 * @param at this moment, in milliseconds since 1970
 */
export async function loadActor(db: Kysely<Tables>, personId: string, at: number): Promise<Actor> {
  const person = await db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'installation_admin'])
    .where('id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!person) return anonymous;
  const organisations = await db
    .selectFrom('member')
    .select(['organisation_id', 'admin'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('organisation_id')
    .execute();
  const networks = await db
    .selectFrom('network_member')
    .innerJoin('network_organisation', (join) =>
      join
        .onRef('network_organisation.network_id', '=', 'network_member.network_id')
        .onRef('network_organisation.organisation_id', '=', 'network_member.organisation_id'),
    )
    .select(['network_member.network_id', 'network_member.role', 'network_member.organisation_id'])
    .where('network_member.person_id', '=', personId)
    .where('network_member.ended_at', 'is', null)
    .where('network_organisation.ended_at', 'is', null)
    .orderBy('network_member.network_id')
    .execute();
  const places = await placesOf(db, personId, at);
  return {
    type: 'person',
    id: person.id,
    name: person.name,
    installationAdmin: person.installation_admin === 1,
    organisations: organisations.map((row) => ({ id: row.organisation_id, admin: row.admin === 1 })),
    networks: networks.map((row) => ({
      id: row.network_id,
      role: row.role as Role,
      organisationId: row.organisation_id,
    })),
    ...(places.length > 0 ? { places } : {}),
    ...(person.email === null ? { guest: true } : {}),
  };
}

/** By links that have neither ended nor been revoked; the newest first. */
async function placesOf(db: Kysely<Tables>, personId: string, at: number): Promise<JoinPlace[]> {
  const rows = await db
    .selectFrom('join_place')
    .innerJoin('join_link', 'join_link.id', 'join_place.link_id')
    .select(['join_link.document_id', 'join_link.role', 'join_link.ends_at', 'join_place.organisation_id'])
    .where('join_place.person_id', '=', personId)
    .where('join_link.revoked_at', 'is', null)
    .where('join_link.ends_at', '>', at)
    .orderBy('join_place.created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    documentId: row.document_id,
    role: row.role as GrantRole,
    organisationId: row.organisation_id,
    until: row.ends_at,
  }));
}
