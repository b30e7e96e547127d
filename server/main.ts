import { createServer } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { anonymous } from '../shared/policy/actor.ts';
import { copyTitle } from './actions/documents/copyTitle.ts';
import { indexMissingPublications } from './actions/documents/indexText.ts';
import { locksOf } from './actions/documents/lockState.ts';
import { kindOf } from './actions/documents/seal.ts';
import { unfenceAll } from './actions/publications/fence.ts';
import { createApp } from './app.ts';
import { loadActor } from './auth/actor.ts';
import { createAttempts } from './auth/attempts.ts';
import { createGuesses } from './auth/guesses.ts';
import { originAllowed } from './auth/origin.ts';
import { createPasswords } from './auth/passwords.ts';
import { presenceUser } from './auth/presence.ts';
import { createSessions } from './auth/sessions.ts';
import { documentThing } from './auth/things.ts';
import type { Config } from './config.ts';
import { builtClient } from './http/clientFiles.ts';
import { devClient } from './http/devClient.ts';
import { endLinks } from './jobs/endLinks.ts';
import { indexMissing } from './jobs/indexMissing.ts';
import { keepVersions } from './jobs/keepVersions.ts';
import { sweepSessions, sweepTrash } from './jobs/sweep.ts';
import { type Installation, type Listening, type Outside, type Running, runProcess } from './process.ts';
import { workerArchive } from './rooms/archive/worker.ts';
import { createEngine } from './rooms/engine.ts';
import { openSqlite } from './store/sqlite.ts';
import { httpLive } from './ws/httpLive.ts';
import { attachLive, type LiveSetting } from './ws/live.ts';

/** @throws {FolderError} when the data folder can't be used */
export async function install(config: Config, outside: Outside): Promise<Installation> {
  const { log, now, random } = outside;
  const store = await openSqlite(config.dataDir, now);
  const { db, lane, search } = store;
  await unfenceAll({ lane });
  const onError = (message: string, facts: Readonly<Record<string, unknown>>) => log.error(facts, message);
  const engine = createEngine({
    store,
    archive: workerArchive({ file: store.file, kindNamed: kindOf, onError }),
    kindNamed: kindOf,
    locksOf: (documentId) => locksOf(db, documentId),
    onSettled: (documentId, content) => copyTitle({ lane, now, search }, documentId, content),
    onError,
  });
  const { rooms } = engine;
  const ctx = {
    config,
    db,
    lane,
    rooms,
    search,
    sessions: createSessions({ db, lane, now, random, secure: config.secure }),
    passwords: createPasswords(),
    attempts: createAttempts(now),
    guesses: createGuesses(now),
    log,
    now,
    random,
  };
  await indexMissingPublications(ctx);
  const stopSweeping = sweepSessions(ctx);
  const stopEnding = endLinks(ctx);
  const stopEmptying = sweepTrash(ctx);
  const stopIndexing = indexMissing(ctx);
  const stopKeeping = keepVersions(ctx);
  return {
    ctx,
    async close() {
      stopSweeping();
      stopEnding();
      stopEmptying();
      await stopIndexing();
      await stopKeeping();
      await engine.stop();
      await store.close();
    },
  };
}

/** Beside the built server; sources that are run as they are use the same one. */
const clientFolder = join(
  import.meta.dirname,
  import.meta.filename.endsWith('.ts') ? '../dist/client' : '../client',
);

/** How long calls under way may take to end once the server stops. */
const grace = 3000;

export async function listen(installation: Installation, options: Listening = {}): Promise<Running> {
  const ctx = options.demo ? { ...installation.ctx, demo: options.demo } : installation.ctx;
  const { config, log } = ctx;
  let ready = false;
  const dev = config.dev ? await devClient(config.port) : undefined;
  const client = options.client ?? dev ?? builtClient(clientFolder);
  const app = createApp(ctx, {
    client,
    isReady: () => ready,
    strictAnswers: options.strictAnswers ?? config.dev,
  });
  const answer = getRequestListener(app.fetch);
  const liveSetting: LiveSetting = {
    rooms: ctx.rooms,
    async authenticate(cookie) {
      const session = await ctx.sessions.validate(cookie);
      const actor = session ? await loadActor(ctx.db, session.personId, ctx.now()) : anonymous;
      return session && actor.type === 'person' ? { actor, sessionId: session.id } : undefined;
    },
    documentThing: (documentId) => documentThing(ctx.db, documentId),
    presenceUser: (actor, document) => presenceUser(ctx.db, actor, document),
    originAllowed: (origin, host) => originAllowed(ctx, origin, host),
    onError: (message, facts) => log.error(facts, message),
  };
  const liveHttp = httpLive(liveSetting);
  const server = createServer((request, response) => {
    const ours = () => void answer(request, response);
    if (liveHttp.handle(request, response)) return;
    if (dev) dev.handle(request, response, ours);
    else ours();
  });
  const door = attachLive(server, liveSetting);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  ready = true;
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  return {
    app,
    server,
    url: config.publicUrl ?? `http://localhost:${port}`,
    async stop() {
      ready = false;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const cut = setTimeout(() => server.closeAllConnections(), grace);
      await ctx.rooms.stop();
      door.stop();
      liveHttp.stop();
      server.closeIdleConnections();
      await closed;
      clearTimeout(cut);
      await dev?.close();
      await installation.close();
    },
  };
}

if (process.argv[1] === import.meta.filename) await runProcess(install, listen);
