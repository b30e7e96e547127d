import type { Migration } from './migration.ts';

/** Pictures, kept once by their SHA-256 in the database that backups hold anyway, and which documents hold them. */
export const files: Migration = async ({ schema }, engine) => {
  await schema
    .createTable('file')
    .addColumn('hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('width', 'integer', (column) => column.notNull())
    .addColumn('height', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('bytes', engine.bytes, (column) => column.notNull())
    .execute();
  await schema
    .createTable('document_file')
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('hash', 'text', (column) => column.notNull().references('file.hash'))
    .addColumn('organisation_id', 'text', (column) => column.references('organisation.id'))
    .addColumn('created_by', 'text', (column) => column.references('person.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('document_file_key', ['document_id', 'hash'])
    .execute();
  await schema.createIndex('document_file_by_hash').on('document_file').column('hash').execute();
  await schema
    .createIndex('document_file_by_organisation')
    .on('document_file')
    .column('organisation_id')
    .execute();
};
