import type { Transaction } from 'kysely';
import type { PersonActor } from '../../../shared/policy/actor.ts';
import type { Tables } from '../../store/tables.ts';
import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { organisationOf } from '../documents/present.ts';
import { badRequest } from '../error.ts';
import { networkFor } from './access.ts';
import { insertOrganisation, sameName } from './identity.ts';

/** By name alone; it is claimed when one of its people becomes its administrator. */
export const addOrganisation: Action<'addOrganisation'> = async (ctx, asking, { params, body }) => {
  const { actor } = await networkFor(ctx, asking, params.network, 'facilitate');
  const networkId = params.network;
  const row = await ctx.lane.write(async (tx) => {
    if (await isIn(tx, networkId, body.name)) {
      throw badRequest(`"${body.name}" is in this network already.`, ['name']);
    }
    const organisation =
      (await ownNamed(tx, actor, body.name)) ??
      (await insertOrganisation(ctx, tx, { ...body, claimed: false }));
    await tx
      .insertInto('network_organisation')
      .values({
        network_id: networkId,
        organisation_id: organisation.id,
        created_at: ctx.now(),
        ended_at: null,
      })
      .onConflict((conflict) =>
        conflict.columns(['network_id', 'organisation_id']).doUpdateSet({ ended_at: null }),
      )
      .execute();
    await audit(ctx, tx, actor, 'organisation.added', { networkId, organisationId: organisation.id });
    return organisation;
  });
  return organisationOf(row);
};

async function isIn(tx: Transaction<Tables>, networkId: string, name: string): Promise<boolean> {
  const names = await tx
    .selectFrom('network_organisation')
    .innerJoin('organisation', 'organisation.id', 'network_organisation.organisation_id')
    .select('organisation.name')
    .where('network_organisation.network_id', '=', networkId)
    .where('network_organisation.ended_at', 'is', null)
    .execute();
  return names.some((row) => sameName(row.name, name));
}

/** The actor's own organisation joins as it is. Nobody else's does: who belongs to it would be decided here. */
async function ownNamed(tx: Transaction<Tables>, actor: PersonActor, name: string) {
  const ids = actor.organisations.map((organisation) => organisation.id);
  if (ids.length === 0) return undefined;
  const own = await tx.selectFrom('organisation').selectAll().where('id', 'in', ids).execute();
  return own.find((row) => sameName(row.name, name));
}
