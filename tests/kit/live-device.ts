import { WebSocket as NodeSocket } from 'ws';
import * as Y from 'yjs';
import type { Device } from '../../client/sync/kept.ts';

/** A device whose storage outlives the page, as the browser's does. */
export function memoryDevice(): Device & {
  readonly copies: Map<string, Uint8Array[]>;
  readonly small: Map<string, string>;
} {
  const small = new Map<string, string>();
  const copies = new Map<string, Uint8Array[]>();
  return {
    small,
    copies,
    store: {
      get length() {
        return small.size;
      },
      key: (index) => [...small.keys()][index] ?? null,
      getItem: (key) => small.get(key) ?? null,
      setItem: (key, value) => void small.set(key, value),
      removeItem: (key) => void small.delete(key),
    },
    openCopy(name, ydoc) {
      const origin = {};
      const updates = copies.get(name) ?? [];
      copies.set(name, updates);
      const store = (update: Uint8Array, from: unknown) => {
        if (from !== origin) updates.push(update);
      };
      const earlier = [...updates];
      if (ydoc.store.clients.size > 0) updates.push(Y.encodeStateAsUpdate(ydoc));
      ydoc.on('update', store);
      const loaded = Promise.resolve().then(() => {
        for (const update of earlier) Y.applyUpdate(ydoc, update, origin);
      });
      return {
        origin,
        loaded,
        async close() {
          ydoc.off('update', store);
        },
      };
    },
    async deleteCopy(name) {
      copies.delete(name);
    },
  };
}

/** The browser's WebSocket for Node, with a session cookie. `reachable` cuts the network. */
export function socketOf(
  person: string,
  network: { reachable: boolean } = { reachable: true },
): typeof WebSocket {
  class Signed extends NodeSocket {
    constructor(url: string, protocols: string[]) {
      super(network.reachable ? url : 'ws://127.0.0.1:9', protocols, {
        headers: { cookie: `person=${person}` },
      });
    }
  }
  return Signed as unknown as typeof WebSocket;
}
