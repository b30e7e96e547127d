import type { LiveKind } from '../kind.ts';
import { check } from './checks.ts';
import { sequenceFields } from './fields.ts';

/** What an open sequence must know of itself. */
export const live: LiveKind = {
  name: 'sequence',
  version: 1,
  fields: sequenceFields,
  titleField: 'title',
  check,
};
