import type { Answer } from '../../../shared/contract/calls.ts';
import type { GrantRole, Job } from '../../../shared/model.ts';
import type { Context } from '../../context.ts';
import type { Action } from '../action.ts';
import { documentFor } from '../documents/open.ts';
import { namesOf } from '../documents/present.ts';
import { mostByOneLink } from './link.ts';
import { requestsIn } from './requests.ts';

/** The links of a document that live, with how many came by each, and who asks to stay beyond theirs. */
export const joinLinks: Action<'joinLinks'> = async (ctx, asking, { params }) => {
  await documentFor(ctx, asking, params.document, 'share');
  return {
    links: await linksOf(ctx, params.document),
    requests: await requestsOf(ctx, params.document),
  };
};

async function linksOf(
  ctx: Pick<Context, 'db' | 'now'>,
  documentId: string,
): Promise<Answer<'joinLinks'>['links']> {
  const rows = await ctx.db
    .selectFrom('join_link')
    .leftJoin('join_place', 'join_place.link_id', 'join_link.id')
    .select((eb) => [
      'join_link.id',
      'join_link.role',
      'join_link.created_by',
      'join_link.created_at',
      'join_link.ends_at',
      eb.fn.count<number>('join_place.person_id').as('came'),
    ])
    .where('join_link.document_id', '=', documentId)
    .where('join_link.revoked_at', 'is', null)
    .where('join_link.ends_at', '>', ctx.now())
    .groupBy(['join_link.id', 'role', 'created_by', 'join_link.created_at', 'ends_at'])
    .orderBy('join_link.created_at', 'desc')
    .execute();
  const people = await namesOf(
    ctx.db,
    'person',
    rows.map((row) => row.created_by),
  );
  return rows.map((row) => ({
    id: row.id,
    role: row.role as GrantRole,
    createdBy: people.get(row.created_by) ?? '',
    createdAt: row.created_at,
    endsAt: row.ends_at,
    came: row.came,
    full: row.came >= mostByOneLink,
  }));
}

/** Each person once, as what the best of their links let them do. */
async function requestsOf(
  ctx: Pick<Context, 'db'>,
  documentId: string,
): Promise<Answer<'joinLinks'>['requests']> {
  const rows = await requestsIn(ctx.db)
    .innerJoin('organisation', 'organisation.id', 'join_place.organisation_id')
    .select([
      'person.id',
      'person.name',
      'person.email',
      'organisation.name as organisation',
      'join_place.job',
      'join_place.asked_at',
    ])
    .where('join_link.document_id', '=', documentId)
    .orderBy('join_place.asked_at')
    .execute();
  return [...new Map(rows.map((row) => [row.id, row])).values()].map((row) => ({
    id: row.id,
    name: row.name,
    organisation: row.organisation,
    ...(row.job ? { job: row.job as Job } : {}),
    ...(row.email ? { email: row.email } : {}),
    askedAt: row.asked_at ?? 0,
  }));
}
