import { createRequire } from 'node:module';

/** The part of `node:sqlite` that is used; @photostructure/sqlite is the same API for older versions of Node. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}
export interface Statement {
  all(...parameters: unknown[]): unknown[];
  run(...parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  iterate(...parameters: unknown[]): IterableIterator<unknown>;
}
type Open = new (path: string, options?: { readOnly?: boolean; timeout?: number }) => Database;

/** Undefined before Node 22.13, where it needed a flag. */
const builtIn = process.getBuiltinModule?.('node:sqlite') as { DatabaseSync: Open } | undefined;
const { DatabaseSync } =
  builtIn ?? (createRequire(import.meta.url)('@photostructure/sqlite') as { DatabaseSync: Open });

export type OpenDatabase = (path: string, options?: { readOnly?: boolean }) => Database;

export const openDatabase: OpenDatabase = (path, options = {}) => {
  return new DatabaseSync(path, { ...options, timeout: 0 });
};
