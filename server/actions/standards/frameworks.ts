import type { Answer } from '../../../shared/contract/calls.ts';
import { type Action, signedIn } from '../action.ts';
import { namesOf } from '../documents/present.ts';
import { badRequest, notFound } from '../error.ts';
import { mayWith } from './access.ts';

type Listed = Answer<'frameworks'>['frameworks'][number];

/** The frameworks of one network or organisation, the newest first. */
export const frameworks: Action<'frameworks'> = async (ctx, asking, { query }) => {
  const actor = signedIn(asking);
  const [networkId, organisationId] = [query?.networkId, query?.organisationId];
  if ((networkId === undefined) === (organisationId === undefined)) {
    throw badRequest('Name either a network or an organisation, by networkId or organisationId.', []);
  }
  const owner = { networkId, organisationId };
  if (!(await mayWith(ctx, actor, owner, 'read'))) throw notFound(networkId ? 'network' : 'organisation');
  const rows = await ctx.db
    .selectFrom('framework')
    .selectAll()
    .where(networkId ? 'network_id' : 'organisation_id', '=', networkId ?? organisationId ?? '')
    .where('finished_at', 'is not', null)
    .where('removed_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute();
  const names = await namesOf(
    ctx.db,
    'person',
    rows.map((row) => row.created_by),
  );
  return {
    mayManage: await mayWith(ctx, actor, owner, 'manage'),
    frameworks: rows.map((row) => ({
      id: row.id,
      title: row.title,
      ...given({ creator: row.creator, version: row.version, language: row.language }),
      ...given({ source: row.source, licence: row.licence, replaces: row.replaces }),
      status: row.status as Listed['status'],
      standards: row.standards,
      createdAt: row.created_at,
      createdBy: names.get(row.created_by) ?? '',
    })),
  };
};

function given<T extends Record<string, string | null>>(columns: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: string;
  };
}
