import type { LiveKind } from '../kind.ts';
import { check } from './checks.ts';
import { familyFields } from './fields.ts';
import { locks } from './locks.ts';

export const live: LiveKind = {
  name: 'family',
  version: 1,
  fields: familyFields,
  titleField: 'title',
  check,
  locks,
};
