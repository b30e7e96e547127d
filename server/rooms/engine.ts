import type { ContentKind } from '../../shared/content/json.ts';
import type { Content } from '../../shared/content/fields.ts';
import { partSorts, personalPart } from '../../shared/content/parts.ts';
import type { Limits } from '../../shared/protocol/limits.ts';
import { createArchiveStore } from '../store/archiveStore.ts';
import type { Store } from '../store/sqlite.ts';
import type { Archive } from './archive/archive.ts';
import { Compactor } from './archive/compactor.ts';
import { tidying } from './archive/tidying.ts';
import { createRooms, type LiveRooms } from './live.ts';
import { systemTimers, type Timers } from './timers.ts';

export interface EngineSetting {
  readonly store: Pick<Store, 'db' | 'lane' | 'log' | 'finish'>;
  readonly archive: Archive;
  /** @throws when there is no such kind */
  readonly kindNamed: (name: string) => ContentKind;
  /** Addresses of a document that nobody may change now. */
  readonly locksOf?: (documentId: string) => Promise<readonly string[]>;
  /** Edits of a document have paused. */
  readonly onSettled?: (documentId: string, content: Content) => Promise<void> | void;
  /** Something went wrong that somebody should look at. */
  readonly onError: (message: string, facts: Readonly<Record<string, unknown>>) => void;
  readonly timers?: Timers;
  readonly limits?: Partial<Limits>;
}

export interface Engine {
  readonly rooms: LiveRooms;
  /** Everything on disk, every socket closed with 1012, nothing under way any more. */
  stop(): Promise<void>;
}

/** Rooms, and the archive that keeps their logs short while nobody waits for it. */
export function createEngine(setting: EngineSetting): Engine {
  const { archive, kindNamed, onError, onSettled, timers = systemTimers } = setting;
  const { db, lane, log } = setting.store;
  const compactor = new Compactor({
    archive,
    store: createArchiveStore({ db, lane, now: () => timers.now() }),
    timers,
    onError,
    isIdle: (documentId, part) => !rooms.isOpen(documentId, part),
    onNewEpoch: (documentId, _, part) => rooms.renew(documentId, part),
  });
  const rooms = createRooms({
    log,
    kindNamed,
    contentOf: (place, kind, upTo) => archive.content(place, kind, upTo),
    weigh: (place) => archive.weigh(place),
    ...(setting.locksOf ? { locksOf: setting.locksOf } : {}),
    onCommit: tidying(archive, () => setting.store.finish(), timers, onError),
    async onSettled(place, kind) {
      compactor.consider(place, kind);
      const personal = personalPart(place.part);
      if (personal) {
        // Of what nobody may read, not even that it was written is said.
        const { readers } = partSorts[personal.sort];
        if (readers === 'document') rooms.notify(place.documentId, { type: 'suggestions' });
      } else if (onSettled) await onSettled(place.documentId, (await archive.content(place, kind)).content);
    },
    onError,
    timers,
    ...(setting.limits ? { limits: setting.limits } : {}),
  });
  return {
    rooms,
    async stop() {
      await rooms.stop();
      await compactor.stop();
      await archive.stop();
    },
  };
}
