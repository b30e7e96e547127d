import type { IncomingMessage } from 'node:http';
import type { Context as HonoContext } from 'hono';
import { preferredLocale } from '../../shared/i18n/index.ts';
import { type Actor, anonymous } from '../../shared/policy/actor.ts';
import type { Call } from '../actions/action.ts';
import { loadActor } from '../auth/actor.ts';
import { ownOrigin } from '../auth/origin.ts';
import type { Context } from '../context.ts';

/** Who is calling, by cookie alone, with their rights as of now. */
export async function caller(
  ctx: Context,
  c: HonoContext,
): Promise<{ readonly actor: Actor; readonly call: Call }> {
  const session = await ctx.sessions.validate(c.req.header('cookie'));
  return {
    actor: session ? await loadActor(ctx.db, session.personId, ctx.now()) : anonymous,
    call: {
      sessionId: session?.id,
      address: addressOf(c),
      origin: ownOrigin(ctx, hostOf(c)),
      locale: preferredLocale(c.req.header('accept-language')),
      setCookie: (cookie) => c.header('set-cookie', cookie, { append: true }),
    },
  };
}

/** The Host header, which the request's address was made from. */
export function hostOf(c: HonoContext): string {
  return new URL(c.req.url).host;
}

function addressOf(c: HonoContext): string {
  const bindings = c.env as { incoming?: IncomingMessage } | undefined;
  return bindings?.incoming?.socket.remoteAddress ?? 'unknown';
}
