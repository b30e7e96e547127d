import type { Kind } from '../kind.ts';
import { check } from './checks.ts';
import { familyFields } from './fields.ts';
import { finding } from './finding.ts';
import { page } from './page.ts';
import { seed } from './seed.ts';

export const family: Kind = {
  name: 'family',
  version: 1,
  fields: familyFields,
  titleField: 'title',
  seed,
  check,
  finding,
  page,
  upgrades: {},
};
