import type { Selectable, Transaction } from 'kysely';
import { type Role, roles } from '../../../shared/model.ts';
import type { Tables } from '../../store/tables.ts';
import { makesMember } from './membership.ts';

type Invitation = Pick<
  Selectable<Tables['invitation']>,
  'network_id' | 'organisation_id' | 'role' | 'admin' | 'job' | 'created_by'
>;

/**
 * Memberships as an invitation says; nobody loses a right by accepting one.
 * @returns whether it made them a member of the organisation
 */
export async function join(
  tx: Transaction<Tables>,
  at: number,
  invitation: Invitation,
  personId: string,
  job: string | undefined,
): Promise<boolean> {
  const said = job ?? invitation.job;
  const member = await makesMember(tx, invitation);
  if (member) await joinOrganisation(tx, at, invitation, personId, said);
  if (invitation.network_id && invitation.role) {
    const role = invitation.role as Role;
    await joinNetwork(tx, at, {
      networkId: invitation.network_id,
      organisationId: invitation.organisation_id,
      personId,
      role,
      job: said,
    });
  }
  return member;
}

async function joinOrganisation(
  tx: Transaction<Tables>,
  at: number,
  invitation: Invitation,
  personId: string,
  job: string | null,
): Promise<void> {
  const organisationId = invitation.organisation_id;
  const member = await tx
    .selectFrom('member')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const stays = member?.ended_at === null;
  const values = {
    job: job ?? (stays ? member.job : 'other'),
    admin: invitation.admin === 1 || (stays && member.admin === 1) ? 1 : 0,
    ended_at: null,
  } as const;
  await tx
    .insertInto('member')
    .values({ organisation_id: organisationId, person_id: personId, created_at: at, ...values })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'person_id']).doUpdateSet(values))
    .execute();
  if (invitation.admin === 1) {
    await tx.updateTable('organisation').set({ claimed: 1 }).where('id', '=', organisationId).execute();
  }
}

interface Joining {
  readonly networkId: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly role: Role;
  readonly job: string | null;
}

/** Somebody who is in the network already goes on speaking for the same organisation. */
async function joinNetwork(
  tx: Transaction<Tables>,
  at: number,
  { networkId, organisationId, personId, role, job }: Joining,
): Promise<void> {
  const known = await tx
    .selectFrom('network_member')
    .selectAll()
    .where('network_id', '=', networkId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const stays = known?.ended_at === null ? known : undefined;
  const values = {
    organisation_id: stays?.organisation_id ?? organisationId,
    role: stays && roles.indexOf(stays.role as Role) > roles.indexOf(role) ? stays.role : role,
    job: job ?? stays?.job ?? null,
    ended_at: null,
  } as const;
  await tx
    .insertInto('network_member')
    .values({ network_id: networkId, person_id: personId, created_at: at, ...values })
    .onConflict((conflict) => conflict.columns(['network_id', 'person_id']).doUpdateSet(values))
    .execute();
}
