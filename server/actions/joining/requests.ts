import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables.ts';

/** Who asked to stay beyond a join link and has had no answer. */
export function requestsIn(db: Kysely<Tables>) {
  return db
    .selectFrom('join_place')
    .innerJoin('join_link', 'join_link.id', 'join_place.link_id')
    .innerJoin('document', 'document.id', 'join_link.document_id')
    .innerJoin('person', 'person.id', 'join_place.person_id')
    .where('join_place.asked_at', 'is not', null)
    .where('join_place.answered_at', 'is', null)
    .where('document.removed_at', 'is', null)
    .where('person.ended_at', 'is', null);
}
