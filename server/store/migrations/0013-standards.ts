import type { Migration } from './migration.ts';

/** Frameworks of standards that a network or an organisation brought in, and the standards of each in their order. */
export const standards: Migration = async ({ schema }) => {
  await schema
    .createTable('framework')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('network_id', 'text', (column) => column.references('network.id'))
    .addColumn('organisation_id', 'text', (column) => column.references('organisation.id'))
    .addColumn('identifier', 'text')
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('creator', 'text')
    .addColumn('version', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('language', 'text')
    .addColumn('source', 'text')
    .addColumn('licence', 'text')
    .addColumn('replaces', 'text', (column) => column.references('framework.id'))
    .addColumn('more_json', 'text', (column) => column.notNull())
    .addColumn('standards', 'integer', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('finished_at', 'bigint')
    .addColumn('removed_at', 'bigint')
    .execute();
  for (const owner of ['network_id', 'organisation_id'] as const) {
    await schema.createIndex(`framework_by_${owner}`).on('framework').column(owner).execute();
  }
  await schema
    .createTable('standard')
    .addColumn('framework_id', 'text', (column) => column.notNull().references('framework.id'))
    .addColumn('n', 'integer', (column) => column.notNull())
    .addColumn('identifier', 'text', (column) => column.notNull())
    .addColumn('code', 'text')
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('parent_n', 'integer')
    .addColumn('depth', 'integer', (column) => column.notNull())
    .addColumn('grades', 'text', (column) => column.notNull())
    .addColumn('type', 'text')
    .addColumn('ends_on', 'text')
    .addColumn('code_key', 'text', (column) => column.notNull())
    .addColumn('short_key', 'text', (column) => column.notNull())
    .addColumn('stems', 'text', (column) => column.notNull())
    .addColumn('more_json', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('standard_key', ['framework_id', 'n'])
    .addUniqueConstraint('standard_once', ['framework_id', 'identifier'])
    .execute();
};
