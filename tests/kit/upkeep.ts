import { Compactor } from '../../server/rooms/archive/compactor.ts';
import { tidying } from '../../server/rooms/archive/tidying.ts';
import { workerArchive } from '../../server/rooms/archive/worker.ts';
import type { RoomsSetting } from '../../server/rooms/live.ts';
import { systemTimers, type Timers } from '../../server/rooms/timers.ts';
import { createArchiveStore } from '../../server/store/archiveStore.ts';
import type { LogStore } from '../../server/store/logStore.ts';
import { type LiveStore, testKind } from './live.ts';

/**
 * What keeps logs short while rooms go about their work, as the program wires it, but in a hurry.
 * @param eager considers every document after every commit, not only when editing pauses
 */
export async function upkeepOf(
  { store }: LiveStore,
  hurry: number,
  eager: boolean,
): Promise<Partial<RoomsSetting>> {
  const timers: Timers = { ...systemTimers, after: (ms, work) => systemTimers.after(ms / hurry, work) };
  const onError = (message: string, facts: Readonly<Record<string, unknown>>) =>
    console.error(message, facts);
  const archive = workerArchive({ file: store.file, kindNamed: () => testKind, onError });
  const compactor = new Compactor({
    archive,
    store: createArchiveStore({ ...store, now: Date.now }),
    timers: { ...timers, now: () => systemTimers.now() * hurry },
    onError,
  });
  // Its thread takes longer to begin than a server to be killed lives.
  if (eager) await archive.tidy();
  const log: LogStore = {
    ...store.log,
    async append(batch) {
      const appended = await store.log.append(batch);
      for (const { place } of batch) compactor.consider(place, testKind.name);
      return appended;
    },
  };
  return {
    ...(eager ? { log } : {}),
    contentOf: (place, kind, upTo) => archive.content(place, kind, upTo),
    weigh: (place) => archive.weigh(place),
    onSettled: (place, kind) => compactor.consider(place, kind),
    onCommit: tidying(archive, () => store.finish(), timers, onError),
  };
}
