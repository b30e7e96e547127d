import type { MiddlewareHandler } from 'hono';
import { ActionError } from '../actions/error.ts';
import { originAllowed } from '../auth/origin.ts';
import type { Context } from '../context.ts';
import { hostOf } from './caller.ts';

/** Nothing is changed on behalf of a page of another origin. */
export function originGuard(ctx: Context): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const origin = c.req.header('origin');
      if (origin === undefined || !originAllowed(ctx, origin, hostOf(c))) {
        throw new ActionError(
          'forbiddenOrigin',
          `Calls that change something need the Origin header of this installation; this one has ${origin ?? 'none'}.`,
        );
      }
    }
    await next();
  };
}
