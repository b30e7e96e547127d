import type { Migration } from './migration.ts';

/** How a network calls things, in each language. */
export const glossary: Migration = async ({ schema }) => {
  await schema
    .createTable('glossary_term')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('network_id', 'text', (column) => column.notNull().references('network.id'))
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('term', 'text', (column) => column.notNull())
    .addColumn('words_json', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('glossary_term_of_network')
    .on('glossary_term')
    .columns(['network_id', 'term'])
    .execute();
};
