import type { Migration } from './migration.ts';

/** Findings: a sentence or two, where it held and where not, kept with the network and the cycle. */
export const findings: Migration = async ({ schema }) => {
  await schema
    .createTable('finding')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('network_id', 'text', (column) => column.notNull().references('network.id'))
    .addColumn('cycle_id', 'text', (column) => column.references('cycle.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisation.id'))
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('held', 'text')
    .addColumn('not_held', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('removed_at', 'bigint')
    .execute();
  await schema
    .createIndex('finding_by_network')
    .on('finding')
    .columns(['network_id', 'created_at'])
    .execute();
};
