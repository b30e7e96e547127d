import type { Migration } from './migration.ts';
import { documents } from './0001-documents.ts';
import { networks } from './0001-networks.ts';
import { people } from './0001-people.ts';
import { versions } from './0001-versions.ts';

export const first: Migration = async (tx, engine) => {
  await people(tx, engine);
  await networks(tx, engine);
  await documents(tx, engine);
  await versions(tx, engine);
};
