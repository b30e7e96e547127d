import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export interface VictimSetting {
  readonly folder: string;
  /** Late commits are acknowledged before they are made: what a test of losses must see. */
  readonly commits?: 'late';
  /** Without a sync at every commit a power cut loses what was acknowledged. */
  readonly sync?: 'normal';
  /** Compacts logs while people write, every tenth of a second or so. */
  readonly eager?: boolean;
  /** Moves SQLite's log into its database this often. */
  readonly checkpointPages?: number;
}

export type Asked =
  | { readonly type: 'add'; readonly documentIds: readonly string[] }
  | { readonly type: 'delay' };
export type Told =
  | { readonly type: 'listening'; readonly url: string }
  | { readonly type: 'added' }
  /** The longest time that the event loop stood still since the last question. */
  | { readonly type: 'delay'; readonly ms: number };

/** A server without bounds on messages, in a process of its own, to be killed or starved. */
export interface Victim {
  readonly url: string;
  /** Adds the documents that are not there yet. */
  add(...documentIds: string[]): Promise<void>;
  /** The longest stand of its event loop since the last question, in milliseconds. */
  delay(): Promise<number>;
  kill(): Promise<void>;
}

export async function startVictim(
  setting: VictimSetting,
  env: Readonly<Record<string, string>> = {},
): Promise<Victim> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'victim-process.ts'), JSON.stringify(setting)],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...process.env, ...env } },
  );
  const { url } = await toldBy(child, 'listening');
  const ask = <T extends Told['type']>(asked: Asked, answer: T) => {
    const told = toldBy(child, answer);
    child.send(asked);
    return told;
  };
  return {
    url,
    async add(...documentIds) {
      await ask({ type: 'add', documentIds }, 'added');
    },
    async delay() {
      return (await ask({ type: 'delay' }, 'delay')).ms;
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((exited) => child.once('exit', exited));
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function toldBy<T extends Told['type']>(child: ChildProcess, type: T): Promise<Extract<Told, { type: T }>> {
  return new Promise((resolve, reject) => {
    const hear = (told: Told) => {
      if (told.type !== type) return;
      stop();
      resolve(told as Extract<Told, { type: T }>);
    };
    const end = (code: number | null) => {
      stop();
      reject(new Error(`the server ended with ${code} before it said "${type}"`));
    };
    const stop = () => {
      child.off('message', hear);
      child.off('exit', end);
    };
    child.on('message', hear);
    child.on('exit', end);
  });
}
