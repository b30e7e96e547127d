import type { Migration } from './migration.ts';

/** What a version's sentence in the history tells, worked out once when the version is kept. */
export const versionSummaries: Migration = async ({ schema }) => {
  await schema
    .createTable('version_summary')
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('n', 'integer', (column) => column.notNull())
    .addColumn('summary_json', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('version_summary_key', ['document_id', 'n'])
    .addForeignKeyConstraint('version_summary_of', ['document_id', 'n'], 'version', ['document_id', 'n'])
    .execute();
};
