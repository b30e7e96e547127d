import type { Migration } from './migration.ts';

export const networks: Migration = async ({ schema }) => {
  await schema
    .createTable('network')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('network_organisation')
    .addColumn('network_id', 'text', (column) => column.notNull().references('network.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisation.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addPrimaryKeyConstraint('network_organisation_key', ['network_id', 'organisation_id'])
    .execute();
  await schema
    .createIndex('network_of_organisation')
    .on('network_organisation')
    .column('organisation_id')
    .execute();
  await schema
    .createTable('network_member')
    .addColumn('network_id', 'text', (column) => column.notNull().references('network.id'))
    .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisation.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addPrimaryKeyConstraint('network_member_key', ['network_id', 'person_id'])
    .execute();
  await schema.createIndex('network_of_person').on('network_member').column('person_id').execute();
  await schema
    .createTable('invitation')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('network_id', 'text', (column) => column.references('network.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisation.id'))
    .addColumn('role', 'text')
    .addColumn('admin', 'integer', (column) => column.notNull())
    .addColumn('job', 'text')
    .addColumn('email', 'text')
    .addColumn('created_by', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .addColumn('used_by', 'text', (column) => column.references('person.id'))
    .addColumn('revoked_at', 'bigint')
    .execute();
  await schema.createIndex('invitation_of_network').on('invitation').column('network_id').execute();

  await schema
    .createTable('definition')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('network_id', 'text', (column) => column.notNull().references('network.id'))
    .addColumn('sort', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull().references('person.id'))
    .execute();
  await schema.createIndex('definition_of_network').on('definition').column('network_id').execute();
  await schema
    .createTable('definition_version')
    .addColumn('definition_id', 'text', (column) => column.notNull().references('definition.id'))
    .addColumn('n', 'integer', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('body_json', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull().references('person.id'))
    .addPrimaryKeyConstraint('definition_version_key', ['definition_id', 'n'])
    .execute();
  await schema
    .createTable('definition_agreement')
    .addColumn('definition_id', 'text', (column) => column.notNull())
    .addColumn('n', 'integer', (column) => column.notNull())
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisation.id'))
    .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('definition_agreement_key', ['definition_id', 'n', 'organisation_id'])
    .addForeignKeyConstraint('definition_agreement_version', ['definition_id', 'n'], 'definition_version', [
      'definition_id',
      'n',
    ])
    .execute();
  await schema
    .createTable('problem')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('network_id', 'text', (column) => column.notNull().unique().references('network.id'))
    .addColumn('sentence', 'text', (column) => column.notNull())
    .addColumn('baseline', 'double precision')
    .addColumn('target', 'double precision')
    .addColumn('unit', 'text')
    .addColumn('due_on', 'text')
    .addColumn('definition_id', 'text', (column) => column.references('definition.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('cycle')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('network_id', 'text', (column) => column.notNull().references('network.id'))
    .addColumn('n', 'integer', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('starts_on', 'text', (column) => column.notNull())
    .addColumn('collect_on', 'text', (column) => column.notNull())
    .addColumn('compare_on', 'text', (column) => column.notNull())
    .addColumn('decide_on', 'text', (column) => column.notNull())
    .addColumn('ends_on', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull().references('person.id'))
    .addUniqueConstraint('cycle_number', ['network_id', 'n'])
    .execute();
  await schema
    .createTable('artifact')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('cycle_id', 'text', (column) => column.notNull().references('cycle.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisation.id'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('sort', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('licence', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('removed_at', 'bigint')
    .execute();
  await schema.createIndex('artifact_of_cycle').on('artifact').column('cycle_id').execute();
};
