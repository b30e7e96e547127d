import type { Migration } from './migration.ts';

/** Somebody may speak for an organisation before it confirms them as its member: their job is kept here until then. */
export const networkJob: Migration = async ({ schema }) => {
  await schema.alterTable('network_member').addColumn('job', 'text').execute();
};
