import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** A keystroke writes to one tree instead of two: rows of the log lie in the order of their key. */
export const logByKey: Migration = async (db, engine) => {
  const { schema } = db;
  await schema.alterTable('log').renameTo('log_before').execute();
  await schema
    .createTable('log')
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.references('person.id'))
    .addColumn('organisation_id', 'text', (column) => column.references('organisation.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('hash', engine.bytes, (column) => column.notNull())
    .addColumn('bytes', engine.bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('log_by_key', ['document_id', 'part', 'epoch', 'seq'])
    .addUniqueConstraint('log_by_hash', ['document_id', 'part', 'epoch', 'hash'])
    .modifyEnd(engine.inKeyOrder)
    .execute();
  await sql`insert into log select * from log_before`.execute(db);
  await schema.dropTable('log_before').execute();
};
