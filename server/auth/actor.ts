import type { Kysely } from 'kysely';
import type { Role } from '../../shared/model.ts';
import { type Actor, anonymous } from '../../shared/policy/actor.ts';
import type { Tables } from '../store/tables.ts';

/** The person with every right they hold at this moment; anonymous when unknown or removed. */
export async function loadActor(db: Kysely<Tables>, personId: string): Promise<Actor> {
  const person = await db
    .selectFrom('person')
    .select(['id', 'name', 'installation_admin'])
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
  };
}
