import type { LiveKind } from '../kind.ts';
import { check } from './checks.ts';
import { memoFields } from './fields.ts';

export const live: LiveKind = { name: 'memo', version: 1, fields: memoFields, titleField: 'title', check };
