import type { Kind } from '../kind.ts';
import { check } from './checks.ts';
import { decisions } from './decisions.ts';
import { memoFields } from './fields.ts';
import { finding } from './finding.ts';
import { page } from './page.ts';
import { seed } from './seed.ts';

export const memo: Kind = {
  name: 'memo',
  version: 1,
  fields: memoFields,
  titleField: 'title',
  seed,
  check,
  finding,
  decisions,
  page,
  upgrades: {},
};
