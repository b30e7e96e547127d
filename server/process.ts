import type { Server } from 'node:http';
import type { Hono } from 'hono';
import { type Logger, pino } from 'pino';
import { type Config, ConfigError, readConfig } from './config.ts';
import type { Context, Demo } from './context.ts';
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
  /** The built client's folder. */
  readonly clientFolder?: string;
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
    const running = await start(installation, listen, config);
    stopOnSignal(running, log);
    await welcome(installation, running, config);
  } catch (error) {
    const told = explain(error);
    process.stderr.write(`${told}\n`);
    process.exit(1);
  }
}

async function start(installation: Installation, listen: Listen, config: Config): Promise<Running> {
  try {
    return await listen(installation, {});
  } catch (error) {
    await installation.close();
    throw explainListening(error, config);
  }
}

async function welcome({ ctx }: Installation, running: Running, config: Config): Promise<void> {
  const anybody = await ctx.db.selectFrom('person').select('id').limit(1).executeTakeFirst();
  const seconds = process.uptime().toFixed(1);
  process.stdout.write(
    anybody
      ? `Second Draft is at ${running.url} (started in ${seconds} s, data in ${config.dataDir})\n`
      : `Second Draft is running. Set it up at ${running.url}/setup (started in ${seconds} s, data in ${config.dataDir})\n`,
  );
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
