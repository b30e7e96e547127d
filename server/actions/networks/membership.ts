import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../../store/tables.ts';

/**
 * Whether accepting makes one a member of the organisation: nobody looks after it yet, or the invitation comes from
 * somebody who does at this moment. Else its administrators are asked.
 */
export async function makesMember(
  db: Kysely<Tables>,
  invitation: Pick<Selectable<Tables['invitation']>, 'organisation_id' | 'created_by'>,
): Promise<boolean> {
  const { claimed } = await db
    .selectFrom('organisation')
    .select('claimed')
    .where('id', '=', invitation.organisation_id)
    .executeTakeFirstOrThrow();
  if (claimed === 0) return true;
  const administrator = await db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select('person.id')
    .where('member.organisation_id', '=', invitation.organisation_id)
    .where('member.person_id', '=', invitation.created_by)
    .where('member.admin', '=', 1)
    .where('member.ended_at', 'is', null)
    .where('person.ended_at', 'is', null)
    .executeTakeFirst();
  return administrator !== undefined;
}
