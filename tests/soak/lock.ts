import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from '../../shared/ids.ts';
import { Copy } from '../kit/copy.ts';
import { lockDatabase } from '../kit/faults-lock.ts';
import { until } from '../kit/live.ts';
import { startVictim } from '../kit/victim.ts';
import { readAlone } from '../kit/witness.ts';

export interface LockReport {
  /** The longest that the server's event loop stood still while the lock was held. */
  readonly stillMs: number;
  /** The same, in a second without a lock: what this machine takes from everybody. */
  readonly usuallyMs: number;
  /** How long after the first edit the first writer was told 4503; none while it waited. */
  readonly refusedAfterMs: number | undefined;
  /** Whether somebody came in and read the document while the lock was held. */
  readonly read: boolean;
  readonly problems: readonly string[];
}

const documentId = uuidv7(810);

/** Another program locks the database for a while, in which people go on typing. */
export async function writeBehindALock(holdMs: number): Promise<LockReport> {
  const folder = mkdtempSync(join(tmpdir(), 'second-draft-lock-'));
  let victim = await startVictim({ folder });
  try {
    await victim.add(documentId);
    const address = () => `${victim.url}/live/${documentId}?protocol=1`;
    const problems: string[] = [];
    const writers = [new Copy('ana', documentId), new Copy('ben', documentId)];
    for (const writer of writers) writer.connect(victim.url);
    for (const writer of writers) writer.type('Before. ');
    await until('all is saved', () => writers.every(({ socket }) => socket.saved));

    await victim.delay();
    const usual = performance.now() + 1000;
    while (performance.now() < usual) {
      for (const writer of writers) writer.type('.');
      await until('it is saved', () => writers.every(({ socket }) => socket.saved));
    }
    const usuallyMs = await victim.delay();
    const lock = await lockDatabase(join(folder, 'second-draft.sqlite'));
    await victim.delay();
    const began = performance.now();
    const durable = writers.map(({ socket }) => socket.durable);
    const promised = writers.flatMap((writer) => writer.promised());
    let refusedAfterMs: number | undefined;
    let read: boolean | undefined;
    let typed = 0;
    for (let elapsed = 0; elapsed < holdMs; elapsed = performance.now() - began) {
      if (writers.some(({ socket }) => socket.closed !== undefined)) refusedAfterMs ??= elapsed;
      for (; typed < elapsed / 100; typed += 1) {
        for (const writer of writers) if (writer.socket.open) writer.type(`${typed} `);
      }
      if (read === undefined && elapsed > holdMs / 2) {
        const there = await readAlone(address());
        read = promised.every((update) => there.lacks(update) === undefined);
      }
      await new Promise((turn) => setTimeout(turn, 5));
    }
    const stillMs = await victim.delay();
    for (const [i, { socket }] of writers.entries()) {
      if (socket.durable !== durable[i]) problems.push('something was acknowledged behind the lock');
    }
    await lock.release();
    for (const writer of writers) problems.push(...(await writer.comeBack(victim.url)));
    await victim.kill();
    victim = await startVictim({ folder });
    const there = await readAlone(address());
    for (const writer of writers) {
      for (const update of writer.promised()) problems.push(...[there.lacks(update) ?? []].flat());
    }
    return { stillMs, usuallyMs, refusedAfterMs, read: read === true, problems };
  } finally {
    await victim.kill();
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  for (const holdMs of [4000, 20_000]) {
    const { stillMs, usuallyMs, refusedAfterMs, read, problems } = await writeBehindALock(holdMs);
    console.log(
      `Foreign lock of ${holdMs / 1000} s: event loop still for ${stillMs.toFixed(0)} ms at most (${usuallyMs.toFixed(0)} without), ` +
        `${refusedAfterMs === undefined ? 'nobody refused' : `4503 after ${refusedAfterMs.toFixed(0)} ms`}, ` +
        `${read ? 'readable' : 'NOT readable'} meanwhile, ${problems.length} problems`,
    );
    for (const problem of problems.slice(0, 5)) console.log(`  ${problem}`);
    const hung = holdMs > 15_000 && refusedAfterMs === undefined;
    if (stillMs > 100 + usuallyMs || !read || hung || problems.length > 0) process.exitCode = 1;
  }
}
