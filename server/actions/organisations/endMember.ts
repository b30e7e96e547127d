import type { Transaction } from 'kysely';
import { close } from '../../../shared/protocol/close.ts';
import type { Tables } from '../../store/tables.ts';
import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { ActionError, notFound } from '../error.ts';
import { administratorOf } from './access.ts';

/** Ends what somebody may do as a member of the organisation. Who is in a network is for its facilitators to say. */
export const endMember: Action<'endMember'> = async (ctx, asking, { params }) => {
  const actor = await administratorOf(ctx, asking, params.organisation);
  await ctx.lane.write(async (tx) => {
    const member = await tx
      .selectFrom('member')
      .select('admin')
      .where('organisation_id', '=', params.organisation)
      .where('person_id', '=', params.person)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (!member) throw notFound('member');
    if (member.admin === 1) await keepOneAdministrator(tx, params.organisation, params.person);
    await tx
      .updateTable('member')
      .set({ ended_at: ctx.now(), admin: 0 })
      .where('organisation_id', '=', params.organisation)
      .where('person_id', '=', params.person)
      .execute();
    await audit(ctx, tx, actor, 'organisation.memberEnded', {
      organisationId: params.organisation,
      details: { personId: params.person, admin: member.admin === 1 },
    });
  });
  ctx.rooms.close({ personId: params.person }, close.accessChanged);
  return { ok: true };
};

/** @throws {ActionError} lastAdministrator when nobody else administers the organisation */
async function keepOneAdministrator(
  tx: Transaction<Tables>,
  organisationId: string,
  besidesPersonId: string,
): Promise<void> {
  const other = await tx
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select('person.id')
    .where('member.organisation_id', '=', organisationId)
    .where('member.admin', '=', 1)
    .where('member.ended_at', 'is', null)
    .where('person.ended_at', 'is', null)
    .where('person.id', '<>', besidesPersonId)
    .executeTakeFirst();
  if (other) return;
  throw new ActionError(
    'lastAdministrator',
    'This is the last person who looks after the organization. Invite somebody else to look after it first.',
  );
}
