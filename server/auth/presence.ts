import type { Kysely } from 'kysely';
import type { PersonActor } from '../../shared/policy/actor.ts';
import { can } from '../../shared/policy/can.ts';
import type { DocumentThing } from '../../shared/policy/things.ts';
import type { PresenceUser } from '../../shared/protocol/messages.ts';
import type { Tables } from '../store/tables.ts';

/** For which organisation somebody writes in a document: the one whose membership, grant or join link lets them in. */
export function spokenFor(actor: PersonActor, document: DocumentThing): string | undefined {
  const own = actor.organisations.map((organisation) => organisation.id);
  if (document.owner.type === 'organisation' && own.includes(document.owner.id)) return document.owner.id;
  const networkIds = [document.owner, ...document.grants.map((grant) => grant.to)]
    .filter((holder) => holder.type === 'network')
    .map((holder) => holder.id);
  const network = actor.networks.find((membership) => networkIds.includes(membership.id));
  if (network) return network.organisationId;
  const granted = document.grants.find(
    (grant) => grant.to.type === 'organisation' && own.includes(grant.to.id),
  );
  const place = actor.places?.find((one) => one.documentId === document.id);
  return granted?.to.id ?? place?.organisationId ?? own[0] ?? actor.networks[0]?.organisationId;
}

/** How a person appears to the others in a document. */
export async function presenceUser(
  db: Kysely<Tables>,
  actor: PersonActor,
  document: DocumentThing,
): Promise<PresenceUser> {
  const organisationId = spokenFor(actor, document) ?? '';
  const organisation = await db
    .selectFrom('organisation')
    .select(['name', 'initials', 'colour', 'pattern'])
    .where('id', '=', organisationId)
    .executeTakeFirst();
  return {
    id: actor.id,
    name: actor.name,
    organisationId,
    organisation: organisation?.name ?? '',
    initials: organisation?.initials ?? '',
    colour: organisation?.colour ?? 0,
    pattern: organisation?.pattern ?? 0,
    ...(actor.guest ? { guest: true } : {}),
    ...(can(actor, 'present', document) ? { mayPresent: true } : {}),
  };
}
