import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { FolderError } from '../../server/store/claim.ts';
import { openSqlite, type Store } from '../../server/store/sqlite.ts';
import { uuidv7 } from '../../shared/ids.ts';

const folders: string[] = [];
const stores: Store[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'second-draft-store-'));
  folders.push(folder);
  return folder;
}

async function open(folder = newFolder()): Promise<Store> {
  const store = await openSqlite(folder);
  stores.push(store);
  return store;
}

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A document with one version, and what these refer to. */
async function withVersion(store: Store) {
  const [organisationId, personId, documentId] = [uuidv7(), uuidv7(), uuidv7()];
  await store.lane.write(async (tx) => {
    await tx
      .insertInto('organisation')
      .values({
        id: organisationId,
        name: 'Allentown',
        type: 'district',
        initials: 'AL',
        colour: 0,
        pattern: 0,
        claimed: 1,
        profile_json: null,
        created_at: 1,
      })
      .execute();
    await tx
      .insertInto('person')
      .values({
        id: personId,
        name: 'Ana',
        email: 'ana@example.org',
        password_hash: null,
        locale: null,
        installation_admin: 0,
        created_at: 1,
        ended_at: null,
      })
      .execute();
    await tx
      .insertInto('document')
      .values({
        id: documentId,
        kind: 'memo',
        kind_version: 1,
        network_id: null,
        organisation_id: organisationId,
        cycle_id: null,
        title: '',
        finding: '',
        template: 0,
        state: 'live',
        frozen_seq: null,
        epoch: 1,
        source_document_id: null,
        source_version: null,
        base_version: null,
        created_by: personId,
        created_at: 1,
        updated_at: 1,
        removed_at: null,
      })
      .execute();
    await tx
      .insertInto('version')
      .values({
        document_id: documentId,
        n: 1,
        type: 'named',
        name: 'First',
        epoch: 1,
        seq: 1,
        content_hash: 'a',
        previous_hash: null,
        hash: 'b',
        metadata_json: '{}',
        created_by: personId,
        created_at: 1,
      })
      .execute();
    await tx
      .insertInto('version_content')
      .values({ document_id: documentId, n: 1, content_json: '{}', authorship_json: '{}' })
      .execute();
  });
  return { organisationId, personId, documentId };
}

test('I4: the database refuses to change or remove the header of a version', async () => {
  const store = await open();
  await withVersion(store);
  await expect(
    store.lane.write((tx) => tx.updateTable('version').set({ name: 'x' }).execute()),
  ).rejects.toThrow(/never changed/);
  await expect(store.lane.write((tx) => tx.deleteFrom('version').execute())).rejects.toThrow(/never changed/);
});

test('I4: the content of a version is never updated, and removed only against a tombstone', async () => {
  const store = await open();
  const { documentId } = await withVersion(store);
  const remove = () => store.lane.write((tx) => tx.deleteFrom('version_content').execute());
  await expect(
    store.lane.write((tx) => tx.updateTable('version_content').set({ content_json: '{"a":1}' }).execute()),
  ).rejects.toThrow(/never changed/);
  await expect(remove()).rejects.toThrow(/never changed/);
  await store.lane.write((tx) =>
    tx
      .insertInto('tombstone')
      .values({ document_id: documentId, n: 1, reason: 'a name', created_by: null, created_at: 2 })
      .execute(),
  );
  await remove();
  expect(await store.db.selectFrom('version_content').selectAll().execute()).toEqual([]);
  expect(await store.db.selectFrom('version').select('hash').execute()).toEqual([{ hash: 'b' }]);
});

test('A20: what a transaction has written is read by nobody until it is committed', async () => {
  const store = await open();
  const seen: unknown[] = [];
  const look = async () =>
    seen.push((await store.db.selectFrom('setting').select('value').where('key', '=', 'x').execute()).length);
  await store.lane.write(async (tx) => {
    await tx.insertInto('setting').values({ key: 'x', value: '1' }).execute();
    await look();
  });
  await look();
  expect(seen).toEqual([0, 1]);
});

test('A20: transactions take turns; a failed one leaves nothing and holds nobody up', async () => {
  const store = await open();
  const order: string[] = [];
  const write = (key: string, fails: boolean) =>
    store.lane.write(async (tx) => {
      order.push(`${key} begins`);
      await tx.insertInto('setting').values({ key, value: '1' }).execute();
      await Promise.resolve();
      order.push(`${key} ends`);
      if (fails) throw new Error('refused');
    });
  const all = await Promise.allSettled([write('a', false), write('b', true), write('c', false)]);
  expect(all.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  const keys = await store.db
    .selectFrom('setting')
    .select('key')
    .where('key', 'in', ['a', 'b', 'c'])
    .execute();
  expect(keys.map((row) => row.key)).toEqual(['a', 'c']);
});

test('A21: nothing is written past the write lane', async () => {
  const store = await open();
  await expect(store.db.insertInto('setting').values({ key: 'x', value: '1' }).execute()).rejects.toThrow(
    /readonly/,
  );
});

test('A22: commits are on disk when they are acknowledged', async () => {
  const store = await open();
  const settings = await store.lane.write(async (tx) => {
    const read = async (name: string) =>
      Object.values(
        (await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(tx)).rows[0] ?? {},
      )[0];
    return [await read('journal_mode'), await read('synchronous'), await read('foreign_keys')];
  });
  expect(settings).toEqual(['wal', 2, 1]);
});

test('A23: bytes come back as bytes, numbers as numbers', async () => {
  const store = await open();
  const { documentId } = await withVersion(store);
  const bytes = new Uint8Array([0, 255, 1]);
  const at = 2 ** 45;
  const row = {
    document_id: documentId,
    part: 'shared',
    epoch: 1,
    seq: 1,
    person_id: null,
    organisation_id: null,
  };
  await store.lane.write((tx) =>
    tx
      .insertInto('log')
      .values({ ...row, created_at: at, hash: bytes, bytes })
      .execute(),
  );
  const found = await store.db.selectFrom('log').selectAll().executeTakeFirstOrThrow();
  expect(found.bytes).toBeInstanceOf(Uint8Array);
  expect([...found.bytes]).toEqual([0, 255, 1]);
  expect(found.created_at).toBe(at);
  const again = { ...row, seq: 2, created_at: at, hash: bytes, bytes };
  await expect(store.lane.write((tx) => tx.insertInto('log').values(again).execute())).rejects.toThrow(
    /UNIQUE/,
  );
});

test('A24: a document has one owner, and a grant one holder at a time', async () => {
  const store = await open();
  const { organisationId, personId, documentId } = await withVersion(store);
  await expect(
    store.lane.write((tx) => tx.updateTable('document').set({ organisation_id: null }).execute()),
  ).rejects.toThrow(/one_owner/);
  const grant = (holder: { organisation_id?: string; person_id?: string }) =>
    store.lane.write((tx) =>
      tx
        .insertInto('grant')
        .values({
          id: uuidv7(),
          document_id: documentId,
          network_id: null,
          organisation_id: null,
          person_id: null,
          role: 'viewer',
          publish_consent: 0,
          created_by: personId,
          created_at: 1,
          ended_at: null,
          ...holder,
        })
        .execute(),
    );
  await expect(grant({})).rejects.toThrow(/one_holder/);
  await expect(grant({ organisation_id: organisationId, person_id: personId })).rejects.toThrow(/one_holder/);
  await grant({ organisation_id: organisationId });
  await expect(grant({ organisation_id: organisationId })).rejects.toThrow(/UNIQUE/);
  await store.lane.write((tx) => tx.updateTable('grant').set({ ended_at: 2 }).execute());
  await grant({ organisation_id: organisationId });
});

test('A25: a folder from a newer version is refused and left as it was', async () => {
  const folder = newFolder();
  const store = await openSqlite(folder);
  await store.lane.write((tx) =>
    tx.updateTable('setting').set({ value: '99' }).where('key', '=', 'shape').execute(),
  );
  await store.close();
  await expect(openSqlite(folder)).rejects.toThrow(/newer version/);
  await expect(openSqlite(folder)).rejects.toThrow(FolderError);
});

test('A26: a folder in use is refused, and free again after SIGKILL', async () => {
  const folder = newFolder();
  const script = `
    import { openSqlite } from ${JSON.stringify(new URL('../../server/store/sqlite.ts', import.meta.url).href)};
    openSqlite(${JSON.stringify(folder)}).then(() => process.stdout.write('open'));
    setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => other.on('close', resolve));
  await new Promise((resolve) => other.stdout.once('data', resolve));
  await expect(openSqlite(folder)).rejects.toThrow(/in use by another Second Draft process/);
  other.kill('SIGKILL');
  await ended;
  const store = await open(folder);
  expect(
    await store.db.selectFrom('setting').select('value').where('key', '=', 'shape').execute(),
  ).toHaveLength(1);
});
