import type { PersonActor } from '../../../shared/policy/actor.ts';
import { can } from '../../../shared/policy/can.ts';
import type { DocumentThing } from '../../../shared/policy/things.ts';
import { loadActor } from '../../auth/actor.ts';
import { spokenFor } from '../../auth/presence.ts';
import type { Context } from '../../context.ts';
import { badRequest } from '../error.ts';

/** These people, if each of them may write here. @throws where one may not */
export async function asRaters(ctx: Context, thing: DocumentThing, ids: readonly string[]) {
  const actors = await writersAmong(ctx, thing, ids);
  if (actors.length < new Set(ids).size) {
    throw badRequest('Only people who may write in this rubric can score. Share it with them first.', [
      'raters',
    ]);
  }
  return actors.map((one) => ({ id: one.id, organisationId: spokenFor(one, thing) }));
}

export async function writersAmong(
  ctx: Context,
  thing: DocumentThing,
  ids: readonly string[],
): Promise<PersonActor[]> {
  const actors = await Promise.all([...new Set(ids)].map((id) => loadActor(ctx.db, id, ctx.now())));
  return actors.filter((one): one is PersonActor => one.type === 'person' && can(one, 'write', thing));
}
