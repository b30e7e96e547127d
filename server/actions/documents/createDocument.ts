import { shortId } from '../../../shared/ids.ts';
import { kindNamed } from '../../../shared/kinds/registry.ts';
import { type Locale, locales } from '../../../shared/model.ts';
import { can } from '../../../shared/policy/can.ts';
import type { PersonActor } from '../../../shared/policy/actor.ts';
import { networkThing, organisationThing } from '../../auth/things.ts';
import type { Context } from '../../context.ts';
import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { badRequest, notFound } from '../error.ts';
import { grantToCycle } from './cycleGrant.ts';
import { prepareDocument } from './insertDocument.ts';
import { surroundingsOf } from './surroundings.ts';

/** A document with its seed, in one transaction: nobody ever meets one without. */
export const createDocument: Action<'createDocument'> = async (ctx, asking, { body }, call) => {
  const actor = signedIn(asking);
  const kind = kindNamed(body.kind);
  if (!kind) throw badRequest(`There is no kind of document called "${body.kind}".`, ['kind']);
  const start = body.start === undefined ? kind : kind.starts?.find((one) => one.name === body.start);
  if (!start) throw badRequest(`A ${kind.name} has no starting point called "${body.start}".`, ['start']);
  await mayOwn(ctx, actor, body.owner);
  if (body.cycleId) await isCycleOf(ctx, actor, body.cycleId, body.owner);
  const surroundings = await surroundingsOf(ctx.db, {
    network_id: body.owner.type === 'network' ? body.owner.id : null,
    organisation_id: body.owner.type === 'organisation' ? body.owner.id : null,
    cycle_id: body.cycleId ?? null,
    source_document_id: null,
    source_version: null,
  });
  const fields = start.seed(surroundings, () => shortId(ctx.random), await localeOf(ctx, actor, call.locale));
  const { id, insert } = prepareDocument(ctx, {
    content: { kind: kind.name, kindVersion: kind.version, fields },
    owner: body.owner,
    createdBy: actor.id,
    cycleId: body.cycleId,
  });
  await ctx.lane.write(async (tx) => {
    await insert(tx);
    if (body.owner.type === 'organisation' && body.cycleId) {
      await grantToCycle(ctx, tx, { documentId: id, cycleId: body.cycleId, by: actor.id });
    }
    await audit(ctx, tx, actor, 'document.created', { documentId: id, details: { kind: kind.name } });
  });
  return { id };
};

/** The language somebody chose, else the one their browser asks for. */
async function localeOf(ctx: Context, actor: PersonActor, asked: Locale): Promise<Locale> {
  const { locale } = await ctx.db
    .selectFrom('person')
    .select('locale')
    .where('id', '=', actor.id)
    .executeTakeFirstOrThrow();
  return locales.find((one) => one === locale) ?? asked;
}

/** @throws {ActionError} where the actor may not create what this network or organisation would own */
export async function mayOwn(
  ctx: Context,
  actor: PersonActor,
  owner: { readonly type: 'network' | 'organisation'; readonly id: string },
): Promise<void> {
  if (owner.type === 'network') {
    const network = await networkThing(ctx.db, owner.id);
    if (!network || !can(actor, 'write', network)) throw notFound('network');
    return;
  }
  const organisation = await organisationThing(ctx.db, owner.id);
  if (!organisation || !can(actor, 'create', organisation)) throw notFound('organisation');
}

/** A document belongs to a cycle of its own network, or of one that its organisation takes part in. */
export async function isCycleOf(
  ctx: Context,
  actor: PersonActor,
  cycleId: string,
  owner: { readonly type: 'network' | 'organisation'; readonly id: string },
): Promise<void> {
  const cycle = await ctx.db
    .selectFrom('cycle')
    .select('network_id')
    .where('id', '=', cycleId)
    .executeTakeFirst();
  if (!cycle || !can(actor, 'write', { type: 'network', id: cycle.network_id })) throw notFound('cycle');
  if (owner.type === 'network') {
    if (owner.id !== cycle.network_id) throw notFound('cycle');
    return;
  }
  const organisation = await organisationThing(ctx.db, owner.id);
  if (!organisation?.networkIds.includes(cycle.network_id)) throw notFound('cycle');
}
