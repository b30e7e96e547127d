import type { Context } from '../context.ts';

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/**
 * Whether a browser page of `origin` may change something here. With PUBLIC_URL exactly that origin; without it the
 * loopback name that the request was made to; in a demonstration each person's own host as well.
 * @param host the request's Host header
 */
export function originAllowed(
  ctx: Pick<Context, 'config' | 'demo'>,
  origin: string,
  host: string | undefined,
): boolean {
  if (host === undefined) return ctx.config.publicUrl === origin;
  if (ctx.demo?.people.some((person) => person.host === host)) return origin === `http://${host}`;
  if (ctx.config.publicUrl) return origin === ctx.config.publicUrl;
  return loopback.test(host) && origin === `http://${host}`;
}

/** Where links to this installation start, as the caller sees it. */
export function ownOrigin(ctx: Pick<Context, 'config' | 'demo'>, host: string | undefined): string {
  const byHost = host !== undefined && originAllowed(ctx, `http://${host}`, host);
  return ctx.config.publicUrl ?? (byHost ? `http://${host}` : `http://localhost:${ctx.config.port}`);
}
