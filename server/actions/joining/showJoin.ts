import type { Answer } from '../../../shared/contract/calls.ts';
import { type GrantRole, roles } from '../../../shared/model.ts';
import type { PersonActor } from '../../../shared/policy/actor.ts';
import { can, roleOn } from '../../../shared/policy/can.ts';
import type { DocumentThing } from '../../../shared/policy/things.ts';
import { documentThing } from '../../auth/things.ts';
import type { Context } from '../../context.ts';
import type { Action } from '../action.ts';
import { namesOf } from '../documents/present.ts';
import { ended, linkByToken } from './link.ts';
import { offeredBy } from './offered.ts';
import { usualOrganisation } from './usualOrganisation.ts';

/** What a link opens and who sent it, for whoever holds it; reading it changes nothing. */
export const showJoin: Action<'showJoin'> = async (ctx, asking, { params }, call) => {
  const { link, document } = await linkByToken(ctx, params.token, call);
  const thing = await documentThing(ctx.db, document.id);
  if (!thing) throw ended();
  const role = link.role as GrantRole;
  const { organisations, network } = await offeredBy(ctx.db, document);
  const inviter = (await namesOf(ctx.db, 'person', [link.created_by])).get(link.created_by);
  return {
    title: document.title,
    kind: document.kind,
    role,
    invitedBy: inviter ?? '',
    ...(network ? { network: network.name } : {}),
    organisations,
    endsAt: link.ends_at,
    ...(asking.type === 'person' ? { you: await youOf(ctx, asking, thing, role) } : {}),
  };
};

async function youOf(
  ctx: Pick<Context, 'db'>,
  actor: PersonActor,
  thing: DocumentThing,
  role: GrantRole,
): Promise<NonNullable<Answer<'showJoin'>['you']>> {
  const organisationId = await usualOrganisation(ctx.db, actor, thing);
  const names = await namesOf(ctx.db, 'organisation', [organisationId ?? null]);
  const organisation = names.get(organisationId ?? '');
  return {
    id: actor.id,
    name: actor.name,
    guest: actor.guest === true,
    ...(organisation === undefined ? {} : { organisation }),
    ...(isInside(actor, thing, role) ? { documentId: thing.id } : {}),
  };
}

/** Whether they may do in the document, without the link, all that the link would let them. */
function isInside(actor: PersonActor, thing: DocumentThing, role: GrantRole): boolean {
  const held = can(actor, 'read', thing) ? roleOn(actor, thing) : undefined;
  return held !== undefined && roles.indexOf(held) >= roles.indexOf(role);
}
