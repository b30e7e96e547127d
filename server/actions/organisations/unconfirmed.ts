import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables.ts';

/** Who speaks for one of these organisations in a network it takes part in, and is not its member now. */
export function speakersNotMembers(db: Kysely<Tables>, organisationIds: readonly string[]) {
  return db
    .selectFrom('network_member')
    .innerJoin('network_organisation', (on) =>
      on
        .onRef('network_organisation.network_id', '=', 'network_member.network_id')
        .onRef('network_organisation.organisation_id', '=', 'network_member.organisation_id')
        .on('network_organisation.ended_at', 'is', null),
    )
    .innerJoin('network', 'network.id', 'network_member.network_id')
    .innerJoin('organisation', 'organisation.id', 'network_member.organisation_id')
    .innerJoin('person', 'person.id', 'network_member.person_id')
    .leftJoin('member', (on) =>
      on
        .onRef('member.organisation_id', '=', 'network_member.organisation_id')
        .onRef('member.person_id', '=', 'network_member.person_id'),
    )
    .where('network_member.organisation_id', 'in', [...organisationIds])
    .where('network_member.ended_at', 'is', null)
    .where('person.ended_at', 'is', null)
    .where((eb) => eb.or([eb('member.person_id', 'is', null), eb('member.ended_at', 'is not', null)]));
}
