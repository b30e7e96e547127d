import { type ChildProcess, spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { pinned } from './pin.ts';

/** What a server says of itself; bytes and milliseconds. `heap` is what V8 holds and what it holds outside. */
export interface Probe {
  readonly heap: number;
  readonly rss: number;
  readonly delayMax: number;
  readonly delayP99: number;
}

/** A server under test, in a process of its own on core 0. */
export class ServerUnderTest {
  readonly pid: number;
  readonly port: number;
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;
  private asked = 0;
  private ending = false;

  private constructor(child: ChildProcess, port: number, ended: Promise<void>) {
    this.child = child;
    this.pid = child.pid ?? 0;
    this.port = port;
    this.ended = ended;
  }

  /**
   * @param args of node: its flags, the script, and what the script is told
   * @param log where its complaints go; to the screen when there is none
   */
  static async start(args: readonly string[], log?: string): Promise<ServerUnderTest> {
    const [program, ...rest] = pinned(0, [
      process.execPath,
      '--expose-gc',
      '--import',
      `${import.meta.dirname}/probe.mjs`,
      ...args,
    ]);
    const child = spawn(program, rest, {
      stdio: ['ignore', 'pipe', log ? openSync(log, 'a') : 'inherit', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    const ended = new Promise<void>((over) => child.once('exit', () => over()));
    const port = await new Promise<number>((listening, failed) => {
      let said = '';
      child.stdout?.on('data', (bytes: Buffer) => {
        said += bytes.toString();
        const address = /ws:\/\/[\w.]+:(\d+)/.exec(said);
        if (address) listening(Number(address[1]));
      });
      child.once('exit', (code) =>
        failed(new Error(`${args.join(' ')} ended with ${code} before it listened`)),
      );
    });
    const server = new ServerUnderTest(child, port, ended);
    child.once('exit', (code, signal) => {
      if (!server.ending) console.error(`${args.join(' ')} ended by itself: ${code ?? signal}`);
    });
    return server;
  }

  /** `memory` collects garbage first; `watch` begins to watch the event loop anew. */
  ask(ask: 'memory' | 'state' | 'watch'): Promise<Probe> {
    const id = (this.asked += 1);
    return new Promise((answered, failed) => {
      const hear = (message: { id: number; answer: Probe }) => {
        if (message.id !== id) return;
        this.child.off('message', hear);
        answered(message.answer);
      };
      this.child.on('message', hear);
      this.child.once('exit', () => failed(new Error('the server has ended')));
      this.child.send({ id, ask });
    });
  }

  isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.ending = true;
    if (this.isRunning()) this.child.kill(signal);
    await this.ended;
  }

  /** Seconds of CPU used so far by all its threads (Linux). */
  cpu(): number {
    const fields = readFileSync(`/proc/${this.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  }

  /**
   * Waits until it used less than 5 % of a core over one second.
   * @returns milliseconds until that second began
   */
  async quiet(patience: number): Promise<number> {
    const from = performance.now();
    const seen: { at: number; cpu: number }[] = [];
    for (;;) {
      const at = performance.now() - from;
      const cpu = this.cpu();
      seen.push({ at, cpu });
      const before = seen.findLast((one) => at - one.at >= 1000);
      if (before && cpu - before.cpu < 0.05) return Math.round(before.at);
      if (at > patience) return Number.POSITIVE_INFINITY;
      await wait(50);
    }
  }
}
