import type { Kysely, Transaction } from 'kysely';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';
import type { DocumentRow } from '../documents/open.ts';
import { surroundingsOf } from '../documents/surroundings.ts';
import { badRequest } from '../error.ts';
import { insertOrganisation, sameName } from '../networks/identity.ts';
import { withoutProfile } from '../networks/showInvitation.ts';

/** The organisations that whoever comes chooses from: those of the document, without what they say of themselves. */
export async function offeredBy(db: Kysely<Tables>, document: DocumentRow) {
  const { organisations, network } = await surroundingsOf(db, document);
  return { network, organisations: organisations.map(withoutProfile) };
}

/** Organisations that one link may bring by name alone. */
const mostTyped = 60;

/**
 * An organisation that somebody typed: one that is offered, or that somebody typed before them for this document, else
 * a new one, known by name alone and in no network.
 */
export async function typedOrganisation(
  ctx: Pick<Context, 'now' | 'random'>,
  tx: Transaction<Tables>,
  documentId: string,
  name: string,
  offered: readonly { readonly id: string; readonly name: string }[],
): Promise<string> {
  const before = await tx
    .selectFrom('join_place')
    .innerJoin('join_link', 'join_link.id', 'join_place.link_id')
    .innerJoin('organisation', 'organisation.id', 'join_place.organisation_id')
    .select(['organisation.id', 'organisation.name'])
    .distinct()
    .where('join_link.document_id', '=', documentId)
    .execute();
  const known = [...offered, ...before].find((one) => sameName(one.name, name));
  if (known) return known.id;
  const typed = before.filter((one) => !offered.some(({ id }) => id === one.id));
  if (typed.length >= mostTyped) {
    throw badRequest(
      `${mostTyped} organizations have been added to this document by name already. Choose one from the list.`,
      ['organisation'],
    );
  }
  return (await insertOrganisation(ctx, tx, { name, type: 'community', claimed: false })).id;
}
