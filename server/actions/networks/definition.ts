import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { definitionText } from '../../../shared/contract/shapes.ts';
import type { Tables } from '../../store/tables.ts';
import { badRequest, notFound } from '../error.ts';

export type DefinitionText = z.output<typeof definitionText>;

export async function definitionIn(db: Kysely<Tables>, networkId: string, definitionId: string) {
  const row = await db
    .selectFrom('definition')
    .selectAll()
    .where('id', '=', definitionId)
    .where('network_id', '=', networkId)
    .executeTakeFirst();
  if (!row) throw notFound('definition');
  return row;
}

/** A skill's local terms are those of the network's organisations. */
export async function checkTerms(db: Kysely<Tables>, networkId: string, text: DefinitionText): Promise<void> {
  if (text.sort !== 'skill') return;
  const rows = await db
    .selectFrom('network_organisation')
    .select('organisation_id')
    .where('network_id', '=', networkId)
    .where('ended_at', 'is', null)
    .execute();
  const known = new Set(rows.map((row) => row.organisation_id));
  const unknown = text.body.terms.findIndex((term) => !known.has(term.organisationId));
  if (unknown >= 0) {
    throw badRequest('A local term belongs to an organisation that is not in this network.', [
      `body.terms.${unknown}.organisationId`,
    ]);
  }
}
