import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from './driver.ts';

/** Why a data folder can't be used; the message is for the person who started the program. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
}

/**
 * Makes the folder if need be and keeps every other process out of it: a second, exclusively locked SQLite file,
 * whose lock the operating system frees however this process ends.
 * @returns lets the folder go
 */
export function claimFolder(dataDir: string): () => void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new FolderError(
      `The data folder ${dataDir} can't be written (${codeOf(error)}). ` +
        'Give this user the right to write there, or set DATA_DIR to another folder.',
    );
  }
  let lock: Database | undefined;
  try {
    lock = openDatabase(join(dataDir, 'in-use.lock'));
    lock.exec('pragma locking_mode = exclusive');
    // A journal on the disk would keep a program from starting that has no room but could be read from.
    lock.exec('pragma journal_mode = memory');
    lock.exec('begin exclusive');
    const held = lock;
    return () => held.close();
  } catch (error) {
    lock?.close();
    if (!/locked|busy/i.test(String(error))) throw error;
    throw new FolderError(
      `The data folder ${dataDir} is in use by another Second Draft process. ` +
        'Stop that one first, or set DATA_DIR to another folder.',
    );
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
