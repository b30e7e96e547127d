import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** What people say about a document, and whom it waits for. */
export const comments: Migration = async ({ schema }) => {
  await schema
    .createTable('thread')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('anchor_json', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('organisation_id', 'text', (column) => column.references('organisation.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('resolved_by', 'text', (column) => column.references('person.id'))
    .addColumn('resolved_at', 'bigint')
    .addCheckConstraint('thread_resolved', sql`(resolved_by is null) = (resolved_at is null)`)
    .execute();
  await schema.createIndex('thread_of_document').on('thread').column('document_id').execute();
  await schema
    .createTable('comment')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('thread_id', 'text', (column) => column.notNull().references('thread.id'))
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('organisation_id', 'text', (column) => column.references('organisation.id'))
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('edited_at', 'bigint')
    .addColumn('removed_at', 'bigint')
    .execute();
  await schema
    .createIndex('comment_of_document')
    .on('comment')
    .columns(['document_id', 'created_at'])
    .execute();
  await schema.createIndex('comment_of_person').on('comment').columns(['person_id', 'created_at']).execute();
  await schema
    .createTable('notification')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('thread_id', 'text', (column) => column.references('thread.id'))
    .addColumn('comment_id', 'text', (column) => column.references('comment.id'))
    .addColumn('address', 'text')
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('read_at', 'bigint')
    .execute();
  await schema
    .createIndex('notification_of_person')
    .on('notification')
    .columns(['person_id', 'read_at', 'created_at'])
    .execute();
  await schema.createIndex('notification_of_comment').on('notification').column('comment_id').execute();
};
