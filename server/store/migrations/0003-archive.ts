import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/**
 * Checkpoints with the hash of their state and who wrote what stands in it, and who signed the rows that made way
 * for them. The table of checkpoints is made anew: no earlier build put anything in it.
 */
export const archive: Migration = async ({ schema }, engine) => {
  await schema.dropTable('checkpoint').execute();
  await schema
    .createTable('checkpoint')
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('hash', engine.bytes, (column) => column.notNull())
    .addColumn('state_vector', engine.bytes, (column) => column.notNull())
    .addColumn('authorship', engine.bytes, (column) => column.notNull())
    .addColumn('state', engine.bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('checkpoint_key', ['document_id', 'part', 'epoch', 'seq'])
    .execute();
  await schema
    .createTable('contributor')
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisation.id'))
    .addColumn('rows', 'integer', (column) => column.notNull())
    .addColumn('first_seq', 'integer', (column) => column.notNull())
    .addColumn('first_at', 'bigint', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addColumn('counted_to', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('contributor_key', [
      'document_id',
      'part',
      'epoch',
      'person_id',
      'organisation_id',
    ])
    .addCheckConstraint('contributor_counts', sql`rows > 0 and first_seq <= counted_to`)
    .execute();
};
