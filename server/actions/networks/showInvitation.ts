import type { Job, Role } from '../../../shared/model.ts';
import type { Action } from '../action.ts';
import { namesOf, organisationOf } from '../documents/present.ts';
import { invitationOf } from './invitation.ts';
import { makesMember } from './membership.ts';
import { organisationsIn } from './read.ts';

/** What somebody is invited to, for whoever holds the link. */
export const showInvitation: Action<'showInvitation'> = async (ctx, _asking, { params }) => {
  const invitation = await invitationOf(ctx.db, params.token, ctx.now());
  const organisation = await ctx.db
    .selectFrom('organisation')
    .selectAll()
    .where('id', '=', invitation.organisation_id)
    .executeTakeFirstOrThrow();
  const network = (await namesOf(ctx.db, 'network', [invitation.network_id])).get(
    invitation.network_id ?? '',
  );
  const inviter = (await namesOf(ctx.db, 'person', [invitation.created_by])).get(invitation.created_by);
  const member = await makesMember(ctx.db, invitation);
  return {
    ...(network === undefined ? {} : { network }),
    organisation: withoutProfile(organisationOf(organisation)),
    organisations: invitation.network_id
      ? (await organisationsIn(ctx.db, invitation.network_id, organisation.id)).map(withoutProfile)
      : [],
    ...(invitation.role ? { role: invitation.role as Role } : {}),
    admin: member && invitation.admin === 1,
    member,
    ...(invitation.job ? { job: invitation.job as Job } : {}),
    ...(invitation.email ? { email: invitation.email } : {}),
    invitedBy: inviter ?? '',
    expiresAt: invitation.expires_at,
  };
};

export function withoutProfile<T extends { readonly profile?: unknown }>(
  organisation: T,
): Omit<T, 'profile'> {
  const { profile: _, ...rest } = organisation;
  return rest;
}
