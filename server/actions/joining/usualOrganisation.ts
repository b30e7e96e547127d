import type { Kysely } from 'kysely';
import type { PersonActor } from '../../../shared/policy/actor.ts';
import type { DocumentThing } from '../../../shared/policy/things.ts';
import { spokenFor } from '../../auth/presence.ts';
import type { Tables } from '../../store/tables.ts';

/** For which organisation somebody known here comes into a document: their own, else the one they last came for. */
export async function usualOrganisation(
  db: Kysely<Tables>,
  actor: PersonActor,
  thing: DocumentThing,
): Promise<string | undefined> {
  const own = spokenFor(actor, thing);
  if (own !== undefined) return own;
  const last = await db
    .selectFrom('join_place')
    .select('organisation_id')
    .where('person_id', '=', actor.id)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  return last?.organisation_id;
}
