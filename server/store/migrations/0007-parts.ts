import type { Migration } from './migration.ts';

/** Personal parts of documents, and what was lately decided about suggestions. */
export const parts: Migration = async ({ schema }) => {
  await schema
    .createTable('part')
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('sort', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('organisation_id', 'text', (column) => column.references('organisation.id'))
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('part_key', ['document_id', 'part'])
    .execute();
  await schema
    .createTable('decided_suggestion')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('proposal_json', 'text', (column) => column.notNull())
    .addColumn('decision', 'text', (column) => column.notNull())
    .addColumn('decided_by', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('decided_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('decided_suggestion_by_time')
    .on('decided_suggestion')
    .column('decided_at')
    .execute();
};
