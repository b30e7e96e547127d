import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Visitor } from './visitor.ts';

const root = resolve(import.meta.dirname, '../..');

/** The built program, running by itself on a folder and a port of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  /** What it has printed for people. */
  output(): string;
  /** Somebody without cookies, who calls it over the network. */
  visitor(options?: { readonly origin?: string }): Visitor;
  /** Ends without a word, as a crash does. */
  kill(): Promise<void>;
  /** The same folder and port again, after `kill`. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface ProcessOptions {
  readonly mode?: 'demo';
  readonly env?: Readonly<Record<string, string>>;
}

export async function startProcess({ mode, env = {} }: ProcessOptions = {}): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'second-draft-flow-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let printed = '';
  let child: ChildProcess | undefined;

  const start = async () => {
    const args = [
      '--disable-warning=ExperimentalWarning',
      join(root, 'dist/server/main.js'),
      ...(mode ? [mode] : []),
    ];
    const starting = spawn(process.execPath, args, {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(port),
        DATA_DIR: folder,
        LOG_LEVEL: 'error',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = starting;
    printed = '';
    await new Promise<void>((ready, failed) => {
      starting.stdout.on('data', (bytes: Buffer) => {
        printed += bytes.toString();
        if (/https?:\/\/\S+/.test(printed)) ready();
      });
      starting.once('exit', (code) => failed(new Error(`The server ended with ${code}: ${printed}`)));
    });
  };
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = new Promise((exited) => ending.once('exit', exited));
    ending.kill(signal);
    await gone;
  };

  await start();
  return {
    url,
    port,
    folder,
    output: () => printed,
    visitor: ({ origin = url } = {}) => new Visitor(origin, (request) => fetch(request)),
    kill: () => end('SIGKILL'),
    restart: start,
    async stop() {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === 'string') throw new Error('The probe has no port.');
  return address.port;
}
