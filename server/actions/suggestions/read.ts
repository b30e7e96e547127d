import type { Kysely } from 'kysely';
import { fieldAt } from '../../../shared/content/address.ts';
import { checkNodes } from '../../../shared/content/check.ts';
import { partOf, type PartSortName } from '../../../shared/content/parts.ts';
import { type Proposal, proposalsIn } from '../../../shared/content/suggestions/proposals.ts';
import type { Rooms, Signer } from '../../rooms/rooms.ts';
import type { Tables } from '../../store/tables.ts';
import type { DocumentRow } from '../documents/open.ts';
import { kindOf } from '../documents/seal.ts';

const sort: PartSortName = 'suggest';

export interface Suggested {
  readonly proposal: Proposal;
  readonly part: string;
  /** Who signs for it when it is accepted. */
  readonly author: Signer;
}

interface Setting {
  readonly db: Kysely<Tables>;
  readonly rooms: Pick<Rooms, 'contentAt'>;
  readonly now: () => number;
}

/** All that is suggested in a document, by whoever, in the order in which people began to suggest. */
export async function readSuggestions(
  { db, rooms, now }: Setting,
  row: Pick<DocumentRow, 'id' | 'kind'>,
): Promise<readonly Suggested[]> {
  const parts = await db
    .selectFrom('part')
    .select(['part', 'person_id', 'organisation_id', 'created_at'])
    .where('document_id', '=', row.id)
    .where('sort', '=', sort)
    .orderBy('created_at')
    .execute();
  const { fields } = kindOf(row.kind);
  const read = await Promise.all(
    parts.map(async (one) => {
      const { content } = await rooms.contentAt(row.id, undefined, one.part);
      const author = { personId: one.person_id, organisationId: one.organisation_id ?? '' };
      return proposalsIn(content, { fields, check: checkNodes })
        .filter(({ place }) => fieldAt(fields, place) !== undefined)
        .map(
          (proposal): Suggested => ({
            // An author's clock may be wrong; what can't be is said as the nearest time that can.
            proposal: {
              ...proposal,
              made: Math.round(Math.min(Math.max(proposal.made, one.created_at), now())),
            },
            part: one.part,
            author,
          }),
        );
    }),
  );
  return read.flat();
}

export function ownPart(personId: string): string {
  return partOf(sort, personId);
}
