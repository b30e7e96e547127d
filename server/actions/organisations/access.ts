import type { Actor, PersonActor } from '../../../shared/policy/actor.ts';
import { can } from '../../../shared/policy/can.ts';
import { organisationThing } from '../../auth/things.ts';
import type { Context } from '../../context.ts';
import { signedIn } from '../action.ts';
import { notFound } from '../error.ts';

/** The actor, when they administer this organisation. @throws {ActionError} notFound */
export async function administratorOf(
  ctx: Pick<Context, 'db'>,
  asking: Actor,
  organisationId: string,
): Promise<PersonActor> {
  const actor = signedIn(asking);
  const thing = await organisationThing(ctx.db, organisationId);
  if (!thing || !can(actor, 'administer', thing)) throw notFound('organisation');
  return actor;
}
