import { Hono } from 'hono';
import type { Context } from './context.ts';
import { pages } from './http/appPages.ts';
import type { Client } from './http/clientFiles.ts';
import { files } from './http/files.ts';
import { failure } from './http/failure.ts';
import { securityHeaders } from './http/headers.ts';
import { health } from './http/health.ts';
import { metrics } from './http/metrics.ts';
import { openApi } from './http/openapi.ts';
import { originGuard } from './http/originGuard.ts';
import { publicPages } from './http/public/publicPages.ts';
import { apiRoutes } from './http/routes.ts';

export interface AppOptions {
  readonly client: Client;
  readonly isReady: () => boolean;
  readonly strictAnswers: boolean;
}

/** Everything that is asked for by HTTP, not yet listening. */
export function createApp(ctx: Context, options: AppOptions): Hono {
  const app = new Hono();
  const description = openApi();
  app.use(securityHeaders(ctx.config));
  app.route('/', health(ctx, options.isReady));
  app.route('/', metrics({ token: ctx.config.metricsToken, view: () => ctx.rooms.view() }));
  app.use(originGuard(ctx));
  app.get('/api/openapi.json', (c) => c.json(description));
  app.route('/', files(ctx));
  app.route('/', apiRoutes(ctx, options));
  app.route('/', publicPages(ctx));
  app.route('/', pages(ctx, options.client));
  app.onError((error) => failure(error, ctx.log));
  return app;
}
