import type { Answer } from '../../../shared/contract/calls.ts';
import { districtTypes, type Job, type Role } from '../../../shared/model.ts';
import type { Context } from '../../context.ts';
import type { Action } from '../action.ts';
import { networkFor } from './access.ts';
import { organisationsIn } from './read.ts';

/** The jobs without which a district's team has a gap: shown, never a block. */
const expected = ['principal', 'teacherLeader'] as const satisfies readonly Job[];

/** Who is in the network, a column per organisation; addresses and open invitations for facilitators only. */
export const people: Action<'people'> = async (ctx, asking, { params }) => {
  const { actor, role, organisationId } = await networkFor(ctx, asking, params.network, 'read');
  const isFacilitator = role === 'facilitator';
  const members = await ctx.db
    .selectFrom('network_member')
    .innerJoin('person', 'person.id', 'network_member.person_id')
    .leftJoin('member', (join) =>
      join
        .onRef('member.person_id', '=', 'network_member.person_id')
        .onRef('member.organisation_id', '=', 'network_member.organisation_id')
        .on('member.ended_at', 'is', null),
    )
    .select([
      'person.id',
      'person.name',
      'person.email',
      'network_member.organisation_id',
      'network_member.role',
      'network_member.job as said',
      'member.person_id as confirmed',
      'member.job',
      'member.admin',
    ])
    .where('network_member.network_id', '=', params.network)
    .where('network_member.ended_at', 'is', null)
    .where('person.ended_at', 'is', null)
    .orderBy('person.name')
    .execute();
  const organisations = await organisationsIn(ctx.db, params.network, organisationId);
  return {
    organisations: organisations.map((organisation) => {
      const own = members.filter((row) => row.organisation_id === organisation.id);
      return {
        organisation,
        members: own.map((row) => ({
          id: row.id,
          name: row.name,
          job: jobOf(row),
          role: row.role as Role,
          confirmed: row.confirmed !== null,
          admin: row.admin === 1,
          ...(row.email && (isFacilitator || row.id === actor.id) ? { email: row.email } : {}),
        })),
        gaps: districtTypes.includes(organisation.type)
          ? expected.filter((job) => !own.some((row) => jobOf(row) === job))
          : [],
      };
    }),
    invitations: isFacilitator ? await openInvitations(ctx, params.network) : [],
  };
};

function jobOf(row: { readonly job: string | null; readonly said: string | null }): Job {
  return (row.job ?? row.said ?? 'other') as Job;
}

async function openInvitations(
  ctx: Pick<Context, 'db' | 'now'>,
  networkId: string,
): Promise<Answer<'people'>['invitations']> {
  const rows = await ctx.db
    .selectFrom('invitation')
    .selectAll()
    .where('network_id', '=', networkId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    ...(row.role ? { role: row.role as Role } : {}),
    ...(row.email ? { email: row.email } : {}),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    expired: row.expires_at <= ctx.now(),
  }));
}
