import type { LiveKind } from '../kind.ts';
import { check } from './checks.ts';
import { rubricFields } from './fields.ts';
import { locks } from './locks.ts';

export const live: LiveKind = {
  name: 'rubric',
  version: 1,
  fields: rubricFields,
  titleField: 'title',
  check,
  locks,
};
