import type { Answer } from '../../../shared/contract/calls.ts';
import type { Job } from '../../../shared/model.ts';
import { can } from '../../../shared/policy/can.ts';
import { organisationThing } from '../../auth/things.ts';
import type { Context } from '../../context.ts';
import { type Action, signedIn } from '../action.ts';
import { readableDocuments } from '../documents/documents.ts';
import { organisationOf, summariesOf } from '../documents/present.ts';
import { notFound } from '../error.ts';
import { speakersNotMembers } from './unconfirmed.ts';

/** An organisation as its own people see it, or as those who work with it do: without its list of members. */
export const organisation: Action<'organisation'> = async (ctx, asking, { params }) => {
  const actor = signedIn(asking);
  const thing = await organisationThing(ctx.db, params.organisation);
  if (!thing || !can(actor, 'read', thing)) throw notFound('organisation');
  const row = await ctx.db
    .selectFrom('organisation')
    .selectAll()
    .where('id', '=', thing.id)
    .executeTakeFirstOrThrow();
  const isOwn = can(actor, 'create', thing);
  const members = isOwn
    ? await ctx.db
        .selectFrom('member')
        .innerJoin('person', 'person.id', 'member.person_id')
        .select(['person.id', 'person.name', 'member.job', 'member.admin'])
        .where('member.organisation_id', '=', thing.id)
        .where('member.ended_at', 'is', null)
        .where('person.ended_at', 'is', null)
        .orderBy('person.name')
        .execute()
    : [];
  const documents = await readableDocuments(ctx, actor, { organisationId: thing.id });
  const admin = can(actor, 'administer', thing);
  return {
    organisation: organisationOf(row),
    admin,
    members: members.map((member) => ({
      id: member.id,
      name: member.name,
      job: member.job as Job,
      admin: member.admin === 1,
    })),
    unconfirmed: admin ? await unconfirmedIn(ctx, thing.id) : [],
    documents: await summariesOf(ctx.db, documents),
  };
};

/** Each person once, with every network in which they speak for the organisation. */
async function unconfirmedIn(
  ctx: Pick<Context, 'db'>,
  organisationId: string,
): Promise<Answer<'organisation'>['unconfirmed']> {
  const rows = await speakersNotMembers(ctx.db, [organisationId])
    .select(['person.id', 'person.name', 'network_member.job', 'network.name as network'])
    .orderBy('person.name')
    .orderBy('network.name')
    .execute();
  return [...new Map(rows.map((row) => [row.id, row])).values()].map(({ id, name }) => {
    const own = rows.filter((row) => row.id === id);
    const job = own.find((row) => row.job !== null)?.job ?? 'other';
    return { id, name, job: job as Job, networks: own.map((row) => row.network) };
  });
}
