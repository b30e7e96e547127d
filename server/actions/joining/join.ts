import type { Transaction } from 'kysely';
import type { Received } from '../../../shared/contract/calls.ts';
import { uuidv7 } from '../../../shared/ids.ts';
import type { PersonActor } from '../../../shared/policy/actor.ts';
import { close } from '../../../shared/protocol/close.ts';
import { documentThing } from '../../auth/things.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';
import { endSession } from '../accounts/endSession.ts';
import type { Action, Call } from '../action.ts';
import { audit } from '../audit.ts';
import { about, type DocumentRow } from '../documents/open.ts';
import { kindOf } from '../documents/seal.ts';
import { ActionError, badRequest } from '../error.ts';
import { ended, type JoinLink, linkByToken, lives, mostByOneLink } from './link.ts';
import { offeredBy, typedOrganisation } from './offered.ts';
import { usualOrganisation } from './usualOrganisation.ts';

type Body = Received<'join'>['body'];

/** Comes in by a link: as a new guest, or as who one is here already. */
export const join: Action<'join'> = async (ctx, asking, { params, body }, call) => {
  const opened = await linkByToken(ctx, params.token, call);
  const known = asking.type === 'person' ? asking : undefined;
  // A guest who sits at somebody else's machine says another name; nobody leaves an account by that.
  const stays = known && (!known.guest || body.name === undefined) ? known : undefined;
  if (stays) await joinAs(ctx, stays, opened, body);
  else await joinAnew(ctx, opened, body, call);
  const { document, link } = opened;
  const at = link.role === 'editor' ? firstText(document) : undefined;
  return { documentId: document.id, ...(at ? { at } : {}) };
};

type Opened = { readonly link: JoinLink; readonly document: DocumentRow };

async function joinAnew(ctx: Context, { link, document }: Opened, body: Body, call: Call): Promise<void> {
  const { name, organisation } = body;
  if (name === undefined || organisation === undefined) {
    const missing = (['name', 'organisation'] as const).filter((field) => body[field] === undefined);
    throw badRequest(`To join, say your ${missing.join(' and ')}.`, missing);
  }
  const { organisations } = await offeredBy(ctx.db, document);
  const at = ctx.now();
  const personId = uuidv7(at, ctx.random);
  const { cookie } = await ctx.lane.write(async (tx) => {
    await refuseFull(tx, link, at);
    const organisationId = await chosen(ctx, tx, document, organisation, organisations);
    await tx
      .insertInto('person')
      .values({
        id: personId,
        name,
        email: null,
        password_hash: null,
        locale: null,
        installation_admin: 0,
        created_at: at,
        ended_at: null,
      })
      .execute();
    await sit(ctx, tx, { link, document }, { personId, organisationId, job: body.job, guest: true });
    return ctx.sessions.startIn(tx, personId);
  });
  if (call.sessionId) await endSession(ctx, call.sessionId);
  call.setCookie(cookie);
}

async function joinAs(
  ctx: Context,
  actor: PersonActor,
  { link, document }: Opened,
  body: Body,
): Promise<void> {
  const thing = await documentThing(ctx.db, document.id);
  const usual = thing && (await usualOrganisation(ctx.db, actor, thing));
  const { organisations } = await offeredBy(ctx.db, document);
  const isNew = await ctx.lane.write(async (tx) => {
    const seat = await tx
      .selectFrom('join_place')
      .select('link_id')
      .where('link_id', '=', link.id)
      .where('person_id', '=', actor.id)
      .executeTakeFirst();
    if (seat) return false;
    await refuseFull(tx, link, ctx.now());
    // Who speaks for an organisation already goes on doing so.
    const organisationId = usual ?? (await chosen(ctx, tx, document, body.organisation, organisations));
    const guest = actor.guest === true;
    await sit(ctx, tx, { link, document }, { personId: actor.id, organisationId, job: body.job, guest });
    return true;
  });
  // In a window that is open already they may do more from now on.
  if (isNew) ctx.rooms.close({ documentId: document.id, personId: actor.id }, close.accessChanged);
}

/** Looked up again inside the transaction: the link may have been revoked, or filled, since. */
async function refuseFull(tx: Transaction<Tables>, link: JoinLink, at: number): Promise<void> {
  const now = await tx
    .selectFrom('join_link')
    .select(['revoked_at', 'ends_at'])
    .where('id', '=', link.id)
    .executeTakeFirst();
  if (!now || !lives(now, at)) throw ended();
  const { came } = await tx
    .selectFrom('join_place')
    .select((eb) => eb.fn.countAll<number>().as('came'))
    .where('link_id', '=', link.id)
    .executeTakeFirstOrThrow();
  if (came < mostByOneLink) return;
  throw new ActionError(
    'gone',
    `This link has let ${mostByOneLink} people in and takes no more. Ask whoever sent it for a new one.`,
  );
}

async function chosen(
  ctx: Context,
  tx: Transaction<Tables>,
  document: DocumentRow,
  said: Body['organisation'],
  offered: readonly { readonly id: string; readonly name: string }[],
): Promise<string> {
  if (!said) throw badRequest('Say for which organization you come.', ['organisation']);
  if ('name' in said) return typedOrganisation(ctx, tx, document.id, said.name, offered);
  if (offered.some((one) => one.id === said.id)) return said.id;
  throw badRequest('Choose an organization from the list, or type its name.', ['organisation']);
}

interface Seat {
  readonly personId: string;
  readonly organisationId: string;
  readonly job: string | undefined;
  readonly guest: boolean;
}

async function sit(ctx: Context, tx: Transaction<Tables>, { link, document }: Opened, seat: Seat) {
  const { personId, organisationId, job, guest } = seat;
  await tx
    .insertInto('join_place')
    .values({
      link_id: link.id,
      person_id: personId,
      organisation_id: organisationId,
      job: job ?? null,
      created_at: ctx.now(),
      asked_at: null,
      answered_at: null,
    })
    .execute();
  await audit(ctx, tx, { id: personId }, guest ? 'guest.joined' : 'member.joined', {
    ...about(document),
    details: { linkId: link.id, role: link.role, organisationId },
  });
}

/** Where whoever comes to write finds their caret. */
function firstText(document: DocumentRow): string | undefined {
  if (document.state !== 'live') return undefined;
  return kindOf(document.kind).fields.find((field) => field.type === 'rich')?.name;
}
