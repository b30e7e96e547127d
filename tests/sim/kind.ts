import * as Y from 'yjs';
import type { ContentKind } from '../../shared/content/json.ts';

/** A kind with texts and values, for documents of a simulation. */
export const simKind: ContentKind = {
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

/** A document that takes nothing from chance; whoever writes in it gives it a client id. */
export function newDoc(): Y.Doc {
  return new Y.Doc({ guid: 'simulated' });
}
