import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** What each person starred and opened, who removed a document, and the texts that search looks through. */
export const shelf: Migration = async ({ schema }) => {
  await schema
    .alterTable('document')
    .addColumn('removed_by', 'text', (column) => column.references('person.id'))
    .execute();
  await schema.alterTable('document').addColumn('erased_at', 'bigint').execute();
  await schema
    .createIndex('document_removed')
    .on('document')
    .column('removed_at')
    .where(sql.ref('removed_at'), 'is not', null)
    .execute();
  for (const table of ['star', 'opened'] as const) {
    await schema
      .createTable(table)
      .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
      .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint(`${table}_key`, ['person_id', 'document_id'])
      .execute();
    await schema.createIndex(`${table}_of_document`).on(table).column('document_id').execute();
  }
  await schema
    .createTable('search_entry')
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('n', 'integer', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('facts_json', 'text', (column) => column.notNull())
    .addColumn('indexed_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('search_entry_once', ['document_id', 'n'])
    .execute();
};
