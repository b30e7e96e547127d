import type { Migration } from './migration.ts';

/** Links that let people into one document for a while, and the place that each of them has by one. */
export const joinLinks: Migration = async ({ schema }) => {
  await schema
    .createTable('join_link')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('ends_at', 'bigint', (column) => column.notNull())
    .addColumn('revoked_at', 'bigint')
    .execute();
  await schema
    .createIndex('join_link_of_document')
    .on('join_link')
    .columns(['document_id', 'created_at'])
    .execute();
  await schema.createIndex('join_link_by_end').on('join_link').column('ends_at').execute();
  await schema
    .createTable('join_place')
    .addColumn('link_id', 'text', (column) => column.notNull().references('join_link.id'))
    .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisation.id'))
    .addColumn('job', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('asked_at', 'bigint')
    .addColumn('answered_at', 'bigint')
    .addPrimaryKeyConstraint('join_place_key', ['link_id', 'person_id'])
    .execute();
  await schema.createIndex('join_place_of_person').on('join_place').column('person_id').execute();
};
