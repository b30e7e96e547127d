import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Dialect } from './load/dialect.ts';
import { ServerUnderTest } from './server.ts';

const here = import.meta.dirname;
export const root = resolve(here, '../..');
const peers = join(here, 'peers');
/** This server and the relay, built without the source's helpers for debugging. */
export const built = join(root, '.cache/bench');

export const targetNames = ['ours', 'relay', 'batching-relay', 'y-websocket', 'hocuspocus'] as const;
export type TargetName = (typeof targetNames)[number];

export interface Target {
  readonly name: TargetName;
  readonly dialect: Dialect;
  /** A relay keeps nothing. */
  readonly stores: boolean;
  start(folder: string, port?: number): Promise<ServerUnderTest>;
}

export function targetNamed(name: TargetName): Target {
  switch (name) {
    case 'ours':
      return { name, dialect: 'y-websocket', stores: true, start: starter(join(built, 'ours-process.js')) };
    case 'relay':
      return { name, dialect: 'y-websocket', stores: false, start: starter(join(built, 'relay-process.js')) };
    case 'batching-relay': {
      const start = starter(join(built, 'relay-process.js'), 'batch');
      return { name, dialect: 'y-websocket', stores: false, start };
    }
    case 'y-websocket':
    case 'hocuspocus':
      return { name, dialect: name, stores: true, start: starter(join(peers, `${name}.mjs`)) };
  }
}

/** Peers write much about hostile frames: to a file, as they would in use. */
function starter(script: string, ...manner: string[]): Target['start'] {
  const log = script.startsWith(peers) ? join(built, 'peers.log') : undefined;
  return (folder, port = 0) => ServerUnderTest.start([script, folder, String(port), ...manner], log);
}

/** Installs the peers where they are missing. @returns why they can't be measured, if so */
export function installPeers(): string | undefined {
  if (existsSync(join(peers, 'node_modules', '@hocuspocus', 'server'))) return undefined;
  const { status } = spawnSync(
    'npm',
    ['ci', '--prefix', peers, '--ignore-scripts', '--no-audit', '--no-fund'],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return status === 0 ? undefined : `npm ci --prefix tests/bench/peers ended with ${status}`;
}

/** Runs with a folder that is gone afterwards. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'second-draft-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs with a server on a folder of its own; both are gone afterwards. */
export function withServer<T>(target: Target, work: (server: ServerUnderTest) => Promise<T>): Promise<T> {
  return withFolder(async (folder) => {
    const server = await target.start(folder);
    try {
      return await work(server);
    } finally {
      await server.end('SIGKILL');
    }
  });
}
