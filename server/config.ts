import { resolve } from 'node:path';

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** What the environment says, checked. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** An origin (`https://drafts.example.org`); unset on a machine that only its own browser uses. */
  readonly publicUrl: string | undefined;
  /** Served over https, as PUBLIC_URL says. */
  readonly secure: boolean;
  readonly logLevel: LogLevel;
  /** Whoever names it may read `/metrics`; without one there is no such page. */
  readonly metricsToken: string | undefined;
  /** A throw-away installation with example people, each signed in on their own host. */
  readonly demo: boolean;
  /** Vite in this process, sources instead of built files. */
  readonly dev: boolean;
}

/** Thrown before anything has started; its message is one line per wrong value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const shortestToken = 16;
const loopbackHosts = ['127.0.0.1', '::1', 'localhost'];

/** @throws {ConfigError} naming every wrong value and what to set instead */
export function readConfig(env: NodeJS.ProcessEnv, mode: 'serve' | 'demo' | 'dev' = 'serve'): Config {
  const wrong: string[] = [];
  const value = (name: string) => env[name]?.trim() || undefined;

  const port = value('PORT') ?? '3000';
  if (!/^[1-9]\d{0,4}$/.test(port) || Number(port) > 65_535) {
    wrong.push(
      `PORT is "${port}", which is no port. Set it to a number from 1 to 65535, or leave it out for 3000.`,
    );
  }
  const host = value('HOST') ?? '127.0.0.1';
  if (!/^[\w.:-]+$/.test(host)) {
    wrong.push(
      `HOST is "${host}", which is no network address. Set it to 127.0.0.1 (this machine) or 0.0.0.0 (all).`,
    );
  }
  const publicUrl = readPublicUrl(value('PUBLIC_URL'), wrong);
  if (!publicUrl && !loopbackHosts.includes(host) && wrong.length === 0) {
    wrong.push(
      `HOST is "${host}", so other machines can reach this one, but PUBLIC_URL is missing. ` +
        'Set it to the address people type, e.g. PUBLIC_URL=https://drafts.example.org.',
    );
  }
  const level = value('LOG_LEVEL') ?? 'info';
  const logLevel = logLevels.find((known) => known === level);
  if (!logLevel) wrong.push(`LOG_LEVEL is "${level}". Set it to one of ${logLevels.join(', ')}.`);
  const metricsToken = value('METRICS_TOKEN');
  if (metricsToken !== undefined && metricsToken.length < shortestToken) {
    wrong.push(
      `METRICS_TOKEN has ${metricsToken.length} characters. Set it to at least ${shortestToken} random ones, ` +
        'or leave it out for no /metrics.',
    );
  }
  for (const [name, engine] of [
    ['DATABASE_URL', 'PostgreSQL'],
    ['REDIS_URL', 'Redis'],
  ] as const) {
    if (value(name)) {
      wrong.push(
        `${name} is set, but this build keeps everything in its own data folder and can't use ${engine} yet. ` +
          `Remove ${name}, or your data would not be where you expect it.`,
      );
    }
  }
  if (wrong.length > 0 || !logLevel) throw new ConfigError(wrong.join('\n'));
  return {
    port: Number(port),
    host,
    dataDir: resolve(value('DATA_DIR') ?? 'data'),
    publicUrl,
    secure: publicUrl?.startsWith('https:') ?? false,
    logLevel,
    metricsToken,
    demo: mode === 'demo',
    dev: mode === 'dev',
  };
}

function readPublicUrl(text: string | undefined, wrong: string[]): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash;
  if (isOrigin && !url.username) return url.origin;
  wrong.push(
    `PUBLIC_URL is "${text}". Set it to the address people type, without a path, e.g. https://drafts.example.org.`,
  );
  return undefined;
}
