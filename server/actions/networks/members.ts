import type { Transaction } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import { ActionError, notFound } from '../error.ts';

/** The membership that a change is about, in the transaction that changes it. */
export async function memberOf(tx: Transaction<Tables>, networkId: string, personId: string) {
  const row = await tx
    .selectFrom('network_member')
    .selectAll()
    .where('network_id', '=', networkId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw notFound('member');
  return row;
}

/** @throws {ActionError} lastFacilitator when nobody else facilitates the network */
export async function keepOneFacilitator(
  tx: Transaction<Tables>,
  networkId: string,
  besidesPersonId: string,
): Promise<void> {
  const other = await tx
    .selectFrom('network_member')
    .innerJoin('person', 'person.id', 'network_member.person_id')
    .select('person.id')
    .where('network_member.network_id', '=', networkId)
    .where('network_member.role', '=', 'facilitator')
    .where('network_member.ended_at', 'is', null)
    .where('person.ended_at', 'is', null)
    .where('person.id', '<>', besidesPersonId)
    .executeTakeFirst();
  if (other) return;
  throw new ActionError(
    'lastFacilitator',
    'This is the last facilitator of the network. Make somebody else a facilitator first.',
  );
}
