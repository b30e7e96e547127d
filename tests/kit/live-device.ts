import { WebSocket as NodeSocket } from 'ws';
import { Carriers, type CarrierMemory } from '../../client/sync/carriers.ts';
import { overHttp } from '../../client/sync/httpWire.ts';
import * as Y from 'yjs';
import type { Device } from '../../client/sync/kept.ts';
import { type Dial, overWebSocket } from '../../client/sync/wire.ts';

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
        return true;
      });
      return {
        origin,
        loaded,
        async close() {
          ydoc.off('update', store);
        },
      };
    },
    readCopy: async (name) => [...(copies.get(name) ?? [])],
    async deleteCopy(name) {
      copies.delete(name);
    },
    copyNames: async () => [...copies.keys()],
  };
}

/** What lies between a device and the server; tests cut it, or let only one carrier through. */
export interface Network {
  reachable: boolean;
  sockets?: boolean;
}

/** What carries a person's messages, with their session cookie. */
export function carriersOf(
  person: string,
  network: Network = { reachable: true },
  memory: CarrierMemory = rememberNothing,
): Carriers {
  return new Carriers({
    dial: { socket: socketOf(person, network), http: httpOf(person, network) },
    memory,
    now: Date.now,
  });
}

export const rememberNothing: CarrierMemory = { read: () => undefined, write: () => undefined };

/** The browser's WebSocket for stock clients in Node, with a session cookie. */
export function webSocketOf(person: string): typeof WebSocket {
  class Signed extends NodeSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers: { cookie: `person=${person}` } });
    }
  }
  return Signed as unknown as typeof WebSocket;
}

/** The browser's WebSocket for Node, with a session cookie. */
export function socketOf(person: string, network: Network = { reachable: true }): Dial {
  return overWebSocket((url) => {
    const isReached = network.reachable && network.sockets !== false;
    const headers = { cookie: `person=${person}` };
    return new NodeSocket(isReached ? url : 'ws://127.0.0.1:9', { headers }) as unknown as WebSocket;
  });
}

/** The browser's fetch for Node, with a session cookie and the origin of the page. */
export function httpOf(
  person: string,
  network: Network = { reachable: true },
  ask: (address: string, init: RequestInit) => Promise<Response> = fetch,
): Dial {
  return overHttp({
    fetch: (address, init) => {
      if (!network.reachable) return Promise.reject(new TypeError('the network is cut'));
      const headers = new Headers(init.headers);
      headers.set('cookie', `person=${person}`);
      headers.set('origin', new URL(address).origin);
      return ask(address, { ...init, headers });
    },
  });
}
