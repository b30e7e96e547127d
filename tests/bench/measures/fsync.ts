import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openDatabase } from '../../../server/store/driver.ts';
import { type Figures, median } from '../figures.ts';
import { withFolder } from '../targets.ts';

const commits = 200;

/** What a commit of 1, 10 and 100 updates costs here, in microseconds, and so what "on disk" costs. */
export async function fsync(): Promise<Figures> {
  const figures: Record<string, number> = {};
  for (const level of ['normal', 'full'] as const) {
    for (const rows of [1, 10, 100]) figures[`${level}${rows}`] = await commit(level, rows);
  }
  return figures;
}

function commit(level: 'normal' | 'full', rows: number): Promise<number> {
  return withFolder(async (folder) => {
    const database = openDatabase(join(folder, 'commits.sqlite'));
    database.exec('pragma journal_mode = wal');
    database.exec(`pragma synchronous = ${level}`);
    database.exec(
      'create table log (seq integer primary key, hash blob not null unique, bytes blob not null)',
    );
    const insert = database.prepare('insert into log (hash, bytes) values (?, ?)');
    const begin = database.prepare('begin immediate');
    const end = database.prepare('commit');
    const took: number[] = [];
    for (let i = 0; i < commits; i += 1) {
      const updates = Array.from({ length: rows }, () => [randomBytes(32), randomBytes(40)] as const);
      const from = performance.now();
      begin.run();
      for (const [hash, bytes] of updates) insert.run(hash, bytes);
      end.run();
      took.push((performance.now() - from) * 1000);
    }
    database.close();
    return median(took);
  });
}
