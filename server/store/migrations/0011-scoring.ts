import type { Migration } from './migration.ts';

/** How far the scoring of a document has come, and its raters. What they score is in their sealed parts. */
export const scoring: Migration = async ({ schema }) => {
  await schema
    .createTable('scoring')
    .addColumn('document_id', 'text', (column) => column.primaryKey().notNull().references('document.id'))
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('weights_open', 'integer', (column) => column.notNull())
    .addColumn('opened_by', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('opened_at', 'bigint', (column) => column.notNull())
    .addColumn('revealed_at', 'bigint')
    .execute();
  await schema
    .createTable('rater')
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('organisation_id', 'text', (column) => column.references('organisation.id'))
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('late', 'integer', (column) => column.notNull())
    .addColumn('row', 'text', (column) => column.notNull())
    .addColumn('before_reopening_json', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull().references('person.id'))
    .addPrimaryKeyConstraint('rater_key', ['document_id', 'person_id'])
    .execute();
};
