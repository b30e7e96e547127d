import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Archive } from '../../server/rooms/archive/archive.ts';
import { ArchiveEnded, workerArchive } from '../../server/rooms/archive/worker.ts';
import { openDatabase } from '../../server/store/driver.ts';
import { append, type ArchiveBench, documentOf, openArchive, randomRows } from '../kit/archive.ts';
import { testKind } from '../kit/live.ts';

let bench: ArchiveBench;
beforeAll(async () => {
  bench = await openArchive();
});
afterAll(() => bench.close());

const archives: Archive[] = [];
afterEach(async () => {
  for (const archive of archives.splice(0)) await archive.stop();
});
const errors: string[] = [];
function start(file = join(bench.live.folder, 'second-draft.sqlite')): Archive {
  const archive = workerArchive({
    file,
    kindNamed: () => ({ ...testKind, seed: () => undefined }),
    onError: (message) => errors.push(message),
  });
  archives.push(archive);
  return archive;
}

it('L66: the thread answers what this thread would, and sees new rows', async () => {
  const rows = randomRows(800, 21);
  const place = await documentOf(bench.live, rows.slice(0, 700));
  const archive = start();
  expect(await archive.content(place, 'test')).toEqual(await bench.archive.content(place, 'test'));
  await append(bench.live, place, rows.slice(700));
  const read = await archive.content(place, 'test');
  expect(read.seq).toBe(800);
  expect(read).toEqual(await bench.archive.content(place, 'test'));
  const [there, here] = [await archive.compact(place, 'test'), await bench.archive.compact(place, 'test')];
  expect(there).toEqual(here);
  expect(there.type).toBe('compacted');
  expect((await archive.rebuild(place, 'test')).type).toBe('rebuilt');
});

it('L66: when it dies, calls fail once and the next one begins another', async () => {
  const place = await documentOf(bench.live, randomRows(10, 22));
  const archive = start(join(bench.live.folder, 'nowhere', 'x.sqlite'));
  await expect(archive.content(place, 'test')).rejects.toThrow(ArchiveEnded);
  expect(errors.splice(0)).toEqual(['the thread of the archive died']);
  await expect(archive.content(place, 'test')).rejects.toThrow(ArchiveEnded);
  errors.splice(0);
  await archive.stop();
  await expect(archive.content(place, 'test')).rejects.toThrow('stopped');
});

it('L66: it empties the write-ahead log, so that no commit has to', async () => {
  const place = await documentOf(bench.live, randomRows(500, 23));
  const archive = start();
  await archive.tidy();
  const database = openDatabase(join(bench.live.folder, 'second-draft.sqlite'));
  const [state] = database.prepare('pragma wal_checkpoint(passive)').all() as {
    log: number;
    checkpointed: number;
  }[];
  database.close();
  expect(state?.checkpointed).toBe(state?.log);
  expect((await archive.content(place, 'test')).seq).toBe(500);
});

it('L66: an idle thread keeps no process alive', async () => {
  const place = await documentOf(bench.live, randomRows(10, 24));
  const script = `
    import { workerArchive } from ${JSON.stringify(new URL('../../server/rooms/archive/worker.ts', import.meta.url).href)};
    const archive = workerArchive({
      file: ${JSON.stringify(join(bench.live.folder, 'second-draft.sqlite'))},
      kindNamed: () => (${JSON.stringify(testKind)}),
      onError: (message) => process.stdout.write(message),
    });
    process.stdout.write(String((await archive.content(${JSON.stringify(place)}, 'test')).seq));`;
  const said = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(said).toBe('10');
});
