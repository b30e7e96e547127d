import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFull } from './refusals.ts';

/** Bytes: enough for the index of a write-ahead log, which every start writes anew. */
const size = 1024 * 1024;

/**
 * Opens what is in a folder, on a full disk with the room that an earlier start has laid aside: people can then read,
 * and export, what they could otherwise not even reach.
 */
export async function withSpare<T>(dataDir: string, open: () => Promise<T>): Promise<T> {
  const spare = join(dataDir, 'spare');
  const opened = await open().catch((error: unknown) => {
    if (!isFull(error) || !existsSync(spare)) throw error;
    rmSync(spare);
    return open();
  });
  if (!existsSync(spare)) layAside(spare);
  return opened;
}

/** Without room for it, the next start has to do without. */
function layAside(spare: string): void {
  try {
    writeFileSync(spare, Buffer.alloc(size), { mode: 0o600, flush: true });
  } catch (error) {
    rmSync(spare, { force: true });
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
