import type { Transaction } from 'kysely';
import { uuidv7 } from '../../../shared/ids.ts';
import { type GrantRole, roles } from '../../../shared/model.ts';
import { close } from '../../../shared/protocol/close.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';
import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { about, type DocumentRow, documentFor } from '../documents/open.ts';
import { notFound } from '../error.ts';
import { join as joinAsInvited } from '../networks/join.ts';
import { requestsIn } from './requests.ts';

interface Stay {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: GrantRole;
  readonly job: string | null;
  readonly by: string;
}

/**
 * Somebody who came by a link may stay, or not. In a network's document they become a member of the network, as an
 * invitation by the same person would make them; in an organisation's document they get a grant of their own.
 */
export const answerPlace: Action<'answerPlace'> = async (ctx, asking, { params, body }) => {
  const { row } = await documentFor(ctx, asking, params.document, 'share');
  const actor = signedIn(asking);
  await ctx.lane.write(async (tx) => {
    const asked = await requestsIn(tx)
      .select(['join_place.link_id', 'join_place.organisation_id', 'join_place.job', 'join_link.role'])
      .where('join_link.document_id', '=', row.id)
      .where('join_place.person_id', '=', params.person)
      .orderBy('join_place.created_at', 'desc')
      .execute();
    const [last] = asked;
    if (!last) throw notFound('request');
    await tx
      .updateTable('join_place')
      .set({ answered_at: ctx.now() })
      .where('person_id', '=', params.person)
      .where(
        'link_id',
        'in',
        asked.map((one) => one.link_id),
      )
      .execute();
    const stay: Stay = {
      personId: params.person,
      organisationId: last.organisation_id,
      role: highest(asked.map((one) => one.role as GrantRole)),
      job: last.job,
      by: actor.id,
    };
    if (body.accept && row.network_id) await intoNetwork(ctx, tx, row.network_id, stay);
    else if (body.accept) await intoDocument(ctx, tx, row, stay);
    await audit(ctx, tx, actor, body.accept ? 'guest.accepted' : 'guest.declined', {
      ...about(row),
      details: { personId: params.person, role: stay.role },
    });
  });
  ctx.rooms.close({ personId: params.person }, close.accessChanged);
  return { ok: true };
};

/** Their organisation takes part from now on where it has not yet: facilitators decide who sits at the table. */
async function intoNetwork(
  ctx: Context,
  tx: Transaction<Tables>,
  networkId: string,
  { personId, organisationId, role, job, by }: Stay,
): Promise<void> {
  const at = ctx.now();
  await tx
    .insertInto('network_organisation')
    .values({ network_id: networkId, organisation_id: organisationId, created_at: at, ended_at: null })
    .onConflict((conflict) =>
      conflict.columns(['network_id', 'organisation_id']).doUpdateSet({ ended_at: null }),
    )
    .execute();
  const invited = { network_id: networkId, organisation_id: organisationId, role, job, admin: 0 } as const;
  await joinAsInvited(tx, at, { ...invited, created_by: by }, personId, undefined);
}

async function intoDocument(
  ctx: Context,
  tx: Transaction<Tables>,
  row: DocumentRow,
  { personId, role, by }: Stay,
): Promise<void> {
  const at = ctx.now();
  await tx
    .updateTable('grant')
    .set({ ended_at: at })
    .where('document_id', '=', row.id)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
  await tx
    .insertInto('grant')
    .values({
      id: uuidv7(at, ctx.random),
      document_id: row.id,
      network_id: null,
      organisation_id: null,
      person_id: personId,
      role,
      publish_consent: 0,
      created_by: by,
      created_at: at,
      ended_at: null,
    })
    .execute();
}

function highest(held: readonly GrantRole[]): GrantRole {
  return held.toSorted((a, b) => roles.indexOf(b) - roles.indexOf(a))[0] ?? 'commenter';
}
