import { close } from '../../../shared/protocol/close.ts';
import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { notFound } from '../error.ts';
import { administratorOf } from './access.ts';
import { speakersNotMembers } from './unconfirmed.ts';

/** Somebody whom a network let speak for the organisation becomes its member, by the word of an administrator. */
export const confirmMember: Action<'confirmMember'> = async (ctx, asking, { params, body }) => {
  const actor = await administratorOf(ctx, asking, params.organisation);
  await ctx.lane.write(async (tx) => {
    const speaker = await speakersNotMembers(tx, [params.organisation])
      .select('network_member.person_id')
      .where('network_member.person_id', '=', body.personId)
      .executeTakeFirst();
    if (!speaker) throw notFound('person');
    const values = { job: body.job, admin: 0, ended_at: null } as const;
    await tx
      .insertInto('member')
      .values({
        organisation_id: params.organisation,
        person_id: body.personId,
        created_at: ctx.now(),
        ...values,
      })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'person_id']).doUpdateSet(values))
      .execute();
    await audit(ctx, tx, actor, 'organisation.memberConfirmed', {
      organisationId: params.organisation,
      details: { personId: body.personId, job: body.job },
    });
  });
  ctx.rooms.close({ personId: body.personId }, close.accessChanged);
  return { ok: true };
};
