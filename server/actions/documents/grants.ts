import type { Answer } from '../../../shared/contract/calls.ts';
import type { Role } from '../../../shared/model.ts';
import type { DocumentThing } from '../../../shared/policy/things.ts';
import { organisationThing } from '../../auth/things.ts';
import type { Context } from '../../context.ts';
import type { Action } from '../action.ts';
import { documentFor } from './open.ts';
import { namesOf } from './present.ts';

type Candidates = Answer<'grants'>['candidates'];

/** Who else may read or write a document of an organisation, and whom it could be shared with. */
export const grants: Action<'grants'> = async (ctx, actor, { params }) => {
  const { thing } = await documentFor(ctx, actor, params.document, 'share');
  const rows = await ctx.db
    .selectFrom('grant')
    .selectAll()
    .where('document_id', '=', params.document)
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .execute();
  const [networks, organisations, people] = await Promise.all([
    namesOf(
      ctx.db,
      'network',
      rows.map((row) => row.network_id),
    ),
    namesOf(
      ctx.db,
      'organisation',
      rows.map((row) => row.organisation_id),
    ),
    namesOf(
      ctx.db,
      'person',
      rows.flatMap((row) => [row.person_id, row.created_by]),
    ),
  ]);
  return {
    grants: rows.map((row) => ({
      id: row.id,
      to: row.network_id
        ? { type: 'network', id: row.network_id, name: networks.get(row.network_id) ?? '' }
        : row.organisation_id
          ? {
              type: 'organisation',
              id: row.organisation_id,
              name: organisations.get(row.organisation_id) ?? '',
            }
          : { type: 'person', id: row.person_id ?? '', name: people.get(row.person_id ?? '') ?? '' },
      role: row.role as Role,
      publishConsent: row.publish_consent === 1,
      createdAt: row.created_at,
      createdBy: people.get(row.created_by) ?? '',
    })),
    candidates: await candidatesFor(ctx, thing.owner),
  };
};

/** The networks of the organisation that owns it, and the organisations it works with there. */
export async function candidatesFor(ctx: Context, owner: DocumentThing['owner']): Promise<Candidates> {
  if (owner.type === 'network') return [];
  const organisation = await organisationThing(ctx.db, owner.id);
  if (!organisation || organisation.networkIds.length === 0) return [];
  const networks = await ctx.db
    .selectFrom('network')
    .select(['id', 'name'])
    .where('id', 'in', [...organisation.networkIds])
    .orderBy('name')
    .execute();
  const partners = await ctx.db
    .selectFrom('network_organisation')
    .innerJoin('organisation', 'organisation.id', 'network_organisation.organisation_id')
    .select(['organisation.id', 'organisation.name'])
    .distinct()
    .where('network_organisation.network_id', 'in', [...organisation.networkIds])
    .where('network_organisation.ended_at', 'is', null)
    .where('organisation.id', '!=', owner.id)
    .orderBy('organisation.name')
    .execute();
  return [
    ...networks.map((one) => ({ type: 'network' as const, ...one })),
    ...partners.map((one) => ({ type: 'organisation' as const, ...one })),
  ];
}
