import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const documents: Migration = async ({ schema }, engine) => {
  await schema
    .createTable('document')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('kind_version', 'integer', (column) => column.notNull())
    .addColumn('network_id', 'text', (column) => column.references('network.id'))
    .addColumn('organisation_id', 'text', (column) => column.references('organisation.id'))
    .addColumn('cycle_id', 'text', (column) => column.references('cycle.id'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('finding', 'text', (column) => column.notNull())
    .addColumn('template', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('frozen_seq', 'integer')
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('source_document_id', 'text')
    .addColumn('source_version', 'integer')
    .addColumn('base_version', 'integer')
    .addColumn('created_by', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addColumn('removed_at', 'bigint')
    .addCheckConstraint('document_one_owner', sql`(network_id is null) <> (organisation_id is null)`)
    .addCheckConstraint('document_states', sql`state in ('live', 'freezing', 'frozen')`)
    .addCheckConstraint('document_frozen_at', sql`(state = 'live') = (frozen_seq is null)`)
    .execute();
  await schema
    .createIndex('document_of_network')
    .on('document')
    .columns(['network_id', 'updated_at'])
    .execute();
  await schema
    .createIndex('document_of_organisation')
    .on('document')
    .columns(['organisation_id', 'updated_at'])
    .execute();
  await schema.createIndex('document_of_cycle').on('document').column('cycle_id').execute();
  await schema
    .createIndex('document_of_source')
    .on('document')
    .columns(['source_document_id', 'source_version'])
    .execute();
  await schema
    .createTable('log')
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.references('person.id'))
    .addColumn('organisation_id', 'text', (column) => column.references('organisation.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('hash', engine.bytes, (column) => column.notNull())
    .addColumn('bytes', engine.bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('log_key', ['document_id', 'part', 'epoch', 'seq'])
    .addUniqueConstraint('log_once', ['document_id', 'part', 'epoch', 'hash'])
    .execute();
  await schema
    .createTable('checkpoint')
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('state', engine.bytes, (column) => column.notNull())
    .addColumn('state_vector', engine.bytes, (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('checkpoint_key', ['document_id', 'part', 'epoch', 'seq'])
    .execute();
  await schema
    .createTable('client')
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('client_id', 'bigint', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.references('person.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('client_key', ['document_id', 'part', 'epoch', 'client_id'])
    .execute();
  await schema
    .createTable('grant')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('network_id', 'text', (column) => column.references('network.id'))
    .addColumn('organisation_id', 'text', (column) => column.references('organisation.id'))
    .addColumn('person_id', 'text', (column) => column.references('person.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('publish_consent', 'integer', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addCheckConstraint(
      'grant_one_holder',
      sql`(case when network_id is null then 0 else 1 end)
        + (case when organisation_id is null then 0 else 1 end)
        + (case when person_id is null then 0 else 1 end) = 1`,
    )
    .execute();
  // In a unique index nulls differ from each other, so each of these concerns one sort of holder only.
  for (const holder of ['network_id', 'organisation_id', 'person_id'] as const) {
    await schema
      .createIndex(`grant_once_${holder}`)
      .on('grant')
      .columns([holder, 'document_id'])
      .unique()
      .where(sql.ref('ended_at'), 'is', null)
      .execute();
  }
  await schema.createIndex('grant_of_document').on('grant').column('document_id').execute();
};
