import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const versions: Migration = async (tx, engine) => {
  const { schema } = tx;
  await schema
    .createTable('version')
    .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
    .addColumn('n', 'integer', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('previous_hash', 'text')
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('metadata_json', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.references('person.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('version_key', ['document_id', 'n'])
    .execute();
  await schema
    .createTable('version_content')
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('n', 'integer', (column) => column.notNull())
    .addColumn('content_json', 'text', (column) => column.notNull())
    .addColumn('authorship_json', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('version_content_key', ['document_id', 'n'])
    .addForeignKeyConstraint('version_content_of', ['document_id', 'n'], 'version', ['document_id', 'n'])
    .execute();
  await schema
    .createTable('tombstone')
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('n', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.references('person.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('tombstone_key', ['document_id', 'n'])
    .addForeignKeyConstraint('tombstone_of', ['document_id', 'n'], 'version', ['document_id', 'n'])
    .execute();
  await schema
    .createTable('publication')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('n', 'integer', (column) => column.notNull())
    .addColumn('cycle_id', 'text', (column) => column.references('cycle.id'))
    .addColumn('cycle_n', 'integer')
    .addColumn('visibility', 'text', (column) => column.notNull())
    .addColumn('licence', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('created_by', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('withdrawn_at', 'bigint')
    .addColumn('withdrawn_reason', 'text')
    .addForeignKeyConstraint('publication_version', ['document_id', 'n'], 'version', ['document_id', 'n'])
    .addUniqueConstraint('publication_in_cycle', ['cycle_id', 'cycle_n', 'document_id'])
    .execute();
  await schema
    .createIndex('publication_once')
    .on('publication')
    .columns(['document_id', 'n'])
    .unique()
    .where(sql.ref('withdrawn_at'), 'is', null)
    .execute();
  await schema
    .createIndex('publication_listed')
    .on('publication')
    .columns(['visibility', 'created_at'])
    .execute();
  await schema
    .createTable('publication_artifact')
    .addColumn('publication_id', 'text', (column) => column.notNull().references('publication.id'))
    .addColumn('artifact_id', 'text', (column) => column.notNull().references('artifact.id'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('sort', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('licence', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('publication_artifact_key', ['publication_id', 'artifact_id'])
    .execute();
  // Outlives what it speaks of, so nothing is referenced.
  await schema
    .createTable('audit')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('person_id', 'text')
    .addColumn('organisation_id', 'text')
    .addColumn('network_id', 'text')
    .addColumn('document_id', 'text')
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('details_json', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('audit_of_network').on('audit').columns(['network_id', 'created_at']).execute();
  await schema.createIndex('audit_of_document').on('audit').columns(['document_id', 'created_at']).execute();

  const buried =
    'exists (select 1 from tombstone where tombstone.document_id = old.document_id and tombstone.n = old.n)';
  for (const rule of [
    engine.refuse('version', 'update'),
    engine.refuse('version', 'delete'),
    engine.refuse('version_content', 'update'),
    engine.refuse('version_content', 'delete', buried),
    engine.refuse('tombstone', 'update'),
    engine.refuse('tombstone', 'delete'),
    engine.refuse('audit', 'update'),
    engine.refuse('publication_artifact', 'update'),
    engine.refuse('publication', 'delete'),
  ]) {
    await rule.execute(tx);
  }
};
