import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as Y from 'yjs';
import { until } from '../kit/live.ts';
import { dial, type WireClient } from '../kit/live-client.ts';
import { percentile } from './figures.ts';

export interface Meeting {
  readonly people: number;
  /** Of each person. */
  readonly editsPerSecond: number;
  readonly seconds: number;
}

/** Times in milliseconds, CPU of the server's process in percent of one core. */
export interface Taken {
  readonly delivered: { readonly p50: number; readonly p95: number; readonly p99: number };
  /** Until the server said "on disk"; none from a relay. */
  readonly durable: { readonly p50: number; readonly p99: number } | undefined;
  readonly cpu: number;
}

/** Runs `script` as a server of its own process, and a meeting in it. */
export async function meet(script: string, args: readonly string[], meeting: Meeting): Promise<Taken> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    return await meetAt(await addressOf(child), child.pid ?? 0, args[1] ?? 'any', meeting);
  } finally {
    const gone = new Promise((exited) => child.once('exit', exited));
    child.kill('SIGKILL');
    await gone;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    child.stdout?.once('data', (data: Buffer) => found(data.toString().trim()));
    child.once('exit', (code) => failed(new Error(`the server ended with ${code} before it listened`)));
  });
}

async function meetAt(url: string, pid: number, documentId: string, meeting: Meeting): Promise<Taken> {
  const links = Array.from({ length: meeting.people }, (_, i) =>
    dial(`${url}/live/${documentId}?protocol=1`, i % 2 === 0 ? 'ana' : 'ben'),
  );
  const clients = links.map(({ client }) => client);
  await until('everybody is in', () => clients.every(({ synced }) => synced), 30_000);

  const sentAt = new Map<string, number>();
  const delivered: number[] = [];
  const durable: number[] = [];
  for (const client of clients) watch(client, sentAt, delivered, durable);

  const every = 1000 / (meeting.people * meeting.editsPerSecond);
  const total = Math.floor((meeting.seconds * 1000) / every);
  const cpuBefore = cpuOf(pid);
  const began = performance.now();
  for (let made = 0; made < total; ) {
    for (; made < total && made * every <= performance.now() - began; made += 1) {
      const client = clients[made % clients.length];
      if (client) edit(client, made, sentAt);
    }
    await new Promise((turn) => setTimeout(turn, 1));
  }
  const cpu = ((cpuOf(pid) - cpuBefore) / ((performance.now() - began) / 1000)) * 100;
  await until('everybody has everything', () => delivered.length >= total * (clients.length - 1), 60_000);
  for (const { ws } of links) ws.terminate();
  await Promise.all(links.map(({ ended }) => ended));
  return {
    delivered: {
      p50: percentile(delivered, 50),
      p95: percentile(delivered, 95),
      p99: percentile(delivered, 99),
    },
    durable: durable.length > 0 ? { p50: percentile(durable, 50), p99: percentile(durable, 99) } : undefined,
    cpu,
  };
}

function edit(client: WireClient, made: number, sentAt: Map<string, number>): void {
  const id = client.doc.clientID;
  // Just before: the frame leaves within the call.
  const now = performance.now();
  sentAt.set(`${id} ${Y.getState(client.doc.store, id)}`, now);
  sentAt.set(`${id} frame ${client.sent + 1}`, now);
  client.doc.getMap('values').set('day', String(made));
}

function watch(
  client: WireClient,
  sentAt: ReadonlyMap<string, number>,
  delivered: number[],
  durable: number[],
): void {
  let told = client.durable;
  const own = client.doc.clientID;
  client.doc.on('afterTransaction', ({ beforeState, afterState }: Y.Transaction) => {
    const now = performance.now();
    for (const [id, clock] of afterState) {
      if (id === own) continue;
      for (let each = beforeState.get(id) ?? 0; each < clock; each += 1) {
        const at = sentAt.get(`${id} ${each}`);
        if (at !== undefined) delivered.push(now - at);
      }
    }
  });
  const hear = client.hear.bind(client);
  client.hear = (bytes) => {
    hear(bytes);
    for (; told < client.durable; told += 1) {
      const at = sentAt.get(`${own} frame ${told + 1}`);
      if (at !== undefined) durable.push(performance.now() - at);
    }
  };
}

/** Seconds of CPU that a process has used so far (Linux). */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
