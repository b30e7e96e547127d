import type { Channel } from '../../client/sync/neighbours.ts';

type Listener = (said: unknown) => void;

/** Channels between the pages of one browser: each hears the others of its name, a moment later. */
export function smallChannels(): (name: string) => Channel {
  const open = new Map<string, Set<Set<Listener>>>();
  return (name) => {
    const own = new Set<Listener>();
    const all = open.get(name) ?? new Set();
    open.set(name, all.add(own));
    return {
      tell(said) {
        const copy: unknown = structuredClone(said);
        const others = [...all].filter((other) => other !== own);
        queueMicrotask(() => others.forEach((other) => other.forEach((listener) => listener(copy))));
      },
      hear: (listener) => void own.add(listener),
      close() {
        all.delete(own);
        own.clear();
      },
    };
  };
}
