import type { ContentKind } from '../../shared/content/json.ts';

/** A kind with a bit of everything that the live engine looks at. */
export const testKind: ContentKind = {
  name: 'test',
  version: 1,
  fields: [
    { name: 'title', type: 'line' },
    { name: 'problem', type: 'rich' },
    { name: 'tried', type: 'rich' },
    { name: 'evidence', type: 'rich' },
    { name: 'before', type: 'number' },
    { name: 'after', type: 'number' },
    { name: 'share', type: 'measured' },
    { name: 'day', type: 'date' },
  ],
};
