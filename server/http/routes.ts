import { type Context as HonoContext, Hono } from 'hono';
import type { z } from 'zod';
import { calls, type Received } from '../../shared/contract/calls.ts';
import { type RouteName, routes } from '../../shared/contract/routes.ts';
import type { Action } from '../actions/action.ts';
import { ActionError, badRequest, notFound } from '../actions/error.ts';
import type { Context } from '../context.ts';
import { type Actions, actions } from './actions.ts';
import { caller } from './caller.ts';
import { readJson } from './readJson.ts';

interface Schemas {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
}

export interface RouteOptions {
  /** Refuses answers that are not as the contract says, instead of logging them. */
  readonly strictAnswers: boolean;
}

/** Every call of the contract, each bound to its action. */
export function apiRoutes(ctx: Context, options: RouteOptions, bound: Actions = actions): Hono {
  const app = new Hono();
  for (const name of Object.keys(routes) as RouteName[]) bind(app, ctx, name, bound[name], options);
  app.all('/api/*', () => {
    throw new ActionError('notFound', 'There is no such call. /api/openapi.json lists them all.');
  });
  return app;
}

function bind<N extends RouteName>(
  app: Hono,
  ctx: Context,
  name: N,
  action: Action<N>,
  options: RouteOptions,
): void {
  const [method, path] = routes[name];
  const schemas: Schemas = calls[name];
  app.on(method, path, async (c) => {
    const { actor, call } = await caller(ctx, c);
    const answer = await action(ctx, actor, await received<N>(c, schemas), call);
    c.header('cache-control', 'no-store');
    const checked = schemas.answer.safeParse(answer);
    // What the contract does not name is left out here, so that no column reaches anybody by accident.
    if (checked.success) return c.json(checked.data as object);
    ctx.log.error({ call: name, issues: checked.error.issues }, 'an answer is not as the contract says');
    if (options.strictAnswers) throw new Error(`The answer of ${name} is not as the contract says.`);
    return c.json(answer as object);
  });
}

async function received<N extends RouteName>(c: HonoContext, schemas: Schemas): Promise<Received<N>> {
  const params = schemas.params?.safeParse(c.req.param());
  if (params?.success === false) throw notFound('thing');
  const query = schemas.query && checked(schemas.query, c.req.query(), 'The address');
  const body = schemas.body && checked(schemas.body, await readJson(c), 'The body');
  return { params: params?.data, query, body } as Received<N>;
}

function checked(schema: z.ZodType, value: unknown, what: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.slice(0, 20);
  const fields = issues.map((issue) => issue.path.join('.'));
  const reasons = issues.map((issue) => `${issue.path.join('.') || 'it'}: ${issue.message}`);
  throw badRequest(`${what} has the wrong form. ${reasons.join('; ')}.`, fields);
}
