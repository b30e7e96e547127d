import type { Answer } from '../../../shared/contract/calls.ts';
import type { Action } from '../action.ts';
import { checksFor } from '../documents/checks.ts';
import { readableDocuments } from '../documents/documents.ts';
import { namesOf, summariesOf } from '../documents/present.ts';
import { notFound } from '../error.ts';
import { organisationsIn, problemOf } from '../networks/read.ts';
import { cycleFor } from './access.ts';
import { artifactsOf, cycleOf } from './read.ts';

/** The page of a cycle: where we stand, and what is missing before we can publish. */
export const cycle: Action<'cycle'> = async (ctx, asking, { params }) => {
  const { actor, networkId, role, organisationId } = await cycleFor(ctx, asking, params.cycle, 'read');
  const described = await cycleOf(ctx, params.cycle);
  if (!described) throw notFound('cycle');
  const rows = await readableDocuments(ctx, actor, { cycleId: params.cycle });
  const missing: Answer<'cycle'>['missing'] = [];
  for (const row of rows) {
    if (row.kind !== 'memo' || row.state !== 'live') continue;
    for (const check of await checksFor(ctx, row.id)) {
      const { values, ...rest } = check;
      missing.push({ ...rest, ...(values ? { values: { ...values } } : {}), documentId: row.id });
    }
  }
  const publications = await ctx.db
    .selectFrom('publication')
    .innerJoin('document', 'document.id', 'publication.document_id')
    .select(['publication.n', 'publication.document_id', 'publication.created_at', 'document.title'])
    .where('publication.cycle_id', '=', params.cycle)
    .where('publication.withdrawn_at', 'is', null)
    .orderBy('publication.created_at', 'desc')
    .execute();
  const problem = await problemOf(ctx.db, networkId);
  return {
    cycle: described,
    network: {
      id: networkId,
      name: (await namesOf(ctx.db, 'network', [networkId])).get(networkId) ?? '',
      role,
      organisations: [...(await organisationsIn(ctx.db, networkId, organisationId))],
    },
    ...(problem ? { problem } : {}),
    artifacts: await artifactsOf(ctx.db, params.cycle),
    documents: await summariesOf(ctx.db, rows),
    missing,
    publications: publications.map((row) => ({
      n: row.n,
      documentId: row.document_id,
      at: row.created_at,
      title: row.title,
    })),
  };
};
