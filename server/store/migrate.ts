import type { Kysely } from 'kysely';
import { FolderError } from './claim.ts';
import { first } from './migrations/0001-first.ts';
import { networkJob } from './migrations/0002-network-job.ts';
import { archive } from './migrations/0003-archive.ts';
import { logByKey } from './migrations/0004-log-by-key.ts';
import { joinLinks } from './migrations/0005-join-links.ts';
import { comments } from './migrations/0006-comments.ts';
import { parts } from './migrations/0007-parts.ts';
import { shelf } from './migrations/0008-shelf.ts';
import { files } from './migrations/0009-files.ts';
import { glossary } from './migrations/0012-glossary.ts';
import type { Engine, Migration } from './migrations/migration.ts';
import type { Tables } from './tables.ts';

/** Only ever added to: a folder's shape is the number of these that it has seen. */
const migrations: readonly Migration[] = [
  first,
  networkJob,
  archive,
  logByKey,
  joinLinks,
  comments,
  parts,
  shelf,
  files,
  glossary,
];

/** Each missing migration in a transaction of its own. */
export async function migrate(
  db: Kysely<Tables>,
  engine: Engine,
  dataDir: string,
  now: () => number,
): Promise<void> {
  await db.schema
    .createTable('setting')
    .ifNotExists()
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  const row = await db.selectFrom('setting').select('value').where('key', '=', 'shape').executeTakeFirst();
  const shape = Number(row?.value ?? 0);
  if (!Number.isInteger(shape) || shape < 0 || shape > migrations.length) {
    throw new FolderError(
      `The data folder ${dataDir} was written by a newer version of Second Draft (shape ${row?.value}, ` +
        `this one knows ${migrations.length}). Start that version, or set DATA_DIR to another folder.`,
    );
  }
  for (const [index, migration] of migrations.entries()) {
    if (index < shape) continue;
    await db.transaction().execute(async (tx) => {
      await migration(tx, engine);
      await tx
        .insertInto('setting')
        .values([
          { key: 'shape', value: String(index + 1) },
          { key: `shape.${index + 1}.at`, value: String(now()) },
        ])
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet((row) => ({ value: row.ref('excluded.value') })),
        )
        .execute();
    });
  }
}
