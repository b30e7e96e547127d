import type { Server } from 'node:http';
import type { Hono } from 'hono';
import { type Logger, pino } from 'pino';
import { type Config, ConfigError, readConfig } from './config.ts';
import type { Context, Demo } from './context.ts';
import { seedDemo } from './demo/seed.ts';
import { demoWelcome } from './demo/welcome.ts';
import type { Client } from './http/clientFiles.ts';
import type { LiveRooms } from './rooms/live.ts';
import { FolderError } from './store/claim.ts';

/** The world outside, as `main` or a test gives it. */
export interface Outside {
  readonly log: Logger;
  readonly now: () => number;
  readonly random: (into: Uint8Array) => Uint8Array;
}

/** Everything wired together, reachable in this process only. */
export interface Installation {
  readonly ctx: Context & { readonly rooms: LiveRooms };
  /** Everything on disk, the folder free for another process. */
  close(): Promise<void>;
}

/** An installation that answers on its port. */
export interface Running {
  readonly app: Hono;
  readonly server: Server;
  /** Where people find it. */
  readonly url: string;
  /** Takes no more work, tells every socket to come back later, writes everything to disk. */
  stop(): Promise<void>;
}

export interface Listening {
  readonly demo?: Demo;
  readonly strictAnswers?: boolean;
  /** In place of the built one. */
  readonly client?: Client;
}

type Install = (config: Config, outside: Outside) => Promise<Installation>;
type Listen = (installation: Installation, options: Listening) => Promise<Running>;

/** A process that must end is cut off after this long: whoever sent the signal waits. */
const longestStop = 9500;

/**
 * The program as people run it: environment in, lines for people on standard output, the structured log on standard
 * error, signals answered. Modes: none, `dev`, `demo`.
 */
export async function runProcess(install: Install, listen: Listen): Promise<void> {
  try {
    const mode = process.argv[2];
    const config = readConfig(process.env, mode === 'dev' || mode === 'demo' ? mode : 'serve');
    const log = pino({ level: config.logLevel, base: null }, pino.destination({ fd: 2, sync: true }));
    const installation = await install(config, {
      log,
      now: Date.now,
      random: (into) => globalThis.crypto.getRandomValues(into as Uint8Array<ArrayBuffer>),
    });
    const demo = config.demo ? await example(installation) : undefined;
    const running = await start(installation, listen, config, demo);
    stopOnSignal(running, log);
    process.stdout.write(demo ? demoWelcome(demo) : await welcome(installation, running, config));
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}

async function example(installation: Installation): Promise<Demo> {
  const { ctx } = installation;
  if (!(await hasPeople(ctx))) return seedDemo(ctx);
  await installation.close();
  throw new ConfigError(
    `The demonstration needs a folder of its own, but ${ctx.config.dataDir} has people in it. Use npm run demo.`,
  );
}

async function hasPeople(ctx: Context): Promise<boolean> {
  return (await ctx.db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined;
}

async function start(
  installation: Installation,
  listen: Listen,
  config: Config,
  demo: Demo | undefined,
): Promise<Running> {
  try {
    return await listen(installation, demo ? { demo } : {});
  } catch (error) {
    await installation.close();
    throw explainListening(error, config);
  }
}

async function welcome({ ctx }: Installation, running: Running, config: Config): Promise<string> {
  const facts = `(started in ${process.uptime().toFixed(1)} s, data in ${config.dataDir})`;
  return (await hasPeople(ctx))
    ? `Second Draft is at ${running.url} ${facts}\n`
    : `Second Draft is running. Set it up at ${running.url}/setup ${facts}\n`;
}

function stopOnSignal(running: Running, log: Outside['log']): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      log.info({ signal }, 'stopping');
      setTimeout(() => {
        log.error('stopping took too long; what was acknowledged as saved is on disk');
        process.exit(1);
      }, longestStop).unref();
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'stopping failed');
          process.exit(1);
        },
      );
    });
  }
}

function explainListening(error: unknown, { port, host }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new ConfigError(
      `Port ${port} is taken by another program. Stop that one, or set PORT to another number.`,
    );
  }
  if (code === 'EACCES') {
    return new ConfigError(`This user may not listen on port ${port}. Set PORT to a number above 1023.`);
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new ConfigError(`This machine has no address ${host}. Set HOST to 127.0.0.1 or 0.0.0.0.`);
  }
  return error;
}

function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof FolderError) return error.message;
  return `Second Draft could not start. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
