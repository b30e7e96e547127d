import * as Y from 'yjs';

/** A document that takes nothing from chance; whoever writes in it gives it a client id. */
export function newDoc(): Y.Doc {
  return new Y.Doc({ guid: 'simulated' });
}
