import type { Answer } from '../../../shared/contract/calls.ts';
import type { Action } from '../action.ts';
import { namesOf } from '../documents/present.ts';
import { networkFor } from './access.ts';

type Definition = Answer<'definitions'>['definitions'][number];

export const definitions: Action<'definitions'> = async (ctx, asking, { params }) => {
  await networkFor(ctx, asking, params.network, 'read');
  const versions = await ctx.db
    .selectFrom('definition_version')
    .innerJoin('definition', 'definition.id', 'definition_version.definition_id')
    .selectAll('definition_version')
    .select('definition.sort')
    .where('definition.network_id', '=', params.network)
    .orderBy('definition_version.n')
    .execute();
  const agreements = await ctx.db
    .selectFrom('definition_agreement')
    .innerJoin('definition', 'definition.id', 'definition_agreement.definition_id')
    .selectAll('definition_agreement')
    .where('definition.network_id', '=', params.network)
    .orderBy('definition_agreement.created_at')
    .execute();
  const names = await namesOf(ctx.db, 'person', [
    ...versions.map((row) => row.created_by),
    ...agreements.map((row) => row.person_id),
  ]);
  const nameOf = (id: string) => names.get(id) ?? '';
  const found: Definition[] = [];
  for (const id of new Set(versions.map((row) => row.definition_id))) {
    const all = versions.filter((row) => row.definition_id === id);
    const newest = all.at(-1);
    if (!newest) continue;
    found.push({
      id,
      sort: newest.sort as Definition['sort'],
      n: newest.n,
      name: newest.name,
      body: JSON.parse(newest.body_json) as Definition['body'],
      createdAt: newest.created_at,
      createdBy: nameOf(newest.created_by),
      versions: all.map((row) => ({
        n: row.n,
        name: row.name,
        createdAt: row.created_at,
        createdBy: nameOf(row.created_by),
      })),
      agreed: agreements
        .filter((row) => row.definition_id === id && row.n === newest.n)
        .map((row) => ({
          organisationId: row.organisation_id,
          by: nameOf(row.person_id),
          at: row.created_at,
        })),
    });
  }
  return { definitions: found.toSorted((a, b) => a.name.localeCompare(b.name, 'en')) };
};
