import * as Y from 'yjs';
import { createRooms, type LiveRooms } from '../../server/rooms/live.ts';
import { build } from '../../server/rooms/archive/build.ts';
import type { Concerned } from '../../server/rooms/rooms.ts';
import type { LogStore } from '../../server/store/logStore.ts';
import { contentOf } from '../../shared/content/json.ts';
import type { CloseCode } from '../../shared/protocol/close.ts';
import type { Limits } from '../../shared/protocol/limits.ts';
import type { Seeded } from '../kit/live-edits.ts';
import { testKind } from '../kit/kind.ts';
import type { Clock } from './clock.ts';
import type { Wire } from './network.ts';
import type { SimStore } from './store.ts';
import type { Watch } from './watch.ts';
import { type Access, type Asked, Visit } from './visit.ts';

export interface ProcessSetting {
  readonly name: string;
  readonly clock: Clock;
  readonly random: Seeded;
  readonly watch: Watch;
  readonly store: SimStore;
  readonly limits: Partial<Limits>;
  readonly accessOf: (personId: string, documentId: string) => Access;
  /** Stands between the rooms and the disk. */
  readonly wrapLog?: ((log: LogStore, clock: Clock) => LogStore) | undefined;
}

/** A server process: it has nothing but its disk and its connections, and may die at any moment. */
export class SimProcess {
  readonly setting: ProcessSetting;
  readonly rooms: LiveRooms;
  readonly visits = new Set<Visit>();
  isAlive = true;
  hasStopped = false;

  constructor(setting: ProcessSetting) {
    this.setting = setting;
    const { clock, store, watch, limits, wrapLog } = setting;
    const isAlive = () => this.isAlive;
    const opened = store.openedBy(isAlive);
    const log = wrapLog ? wrapLog(opened, clock) : opened;
    this.rooms = createRooms({
      log: {
        ...log,
        append: (batch) => {
          watch.demand('L12', !this.hasStopped, () => `${setting.name} writes after it has stopped`);
          return log.append(batch);
        },
      },
      kindNamed: () => testKind,
      async contentOf(place, _, upTo) {
        const { doc, seq } = build(await log.read(place, upTo));
        const content = contentOf(doc, testKind);
        doc.destroy();
        return { content, seq };
      },
      async weigh(place) {
        const { doc } = build(await log.read(place));
        const { length } = Y.encodeStateAsUpdate(doc);
        doc.destroy();
        return length;
      },
      onError: (what, { error }) => watch.note(`${setting.name}: ${what}: ${String(error)}`),
      timers: clock.timersOf(isAlive),
      limits,
    });
  }

  accept(wire: Wire, asked: Asked): void {
    if (!this.isAlive || this.hasStopped) return wire.orphan(0);
    const visit = new Visit(this, wire, asked);
    this.visits.add(visit);
    visit.begin();
  }

  /** Closes as an action would, and looks at once whether it was done. */
  close(concerned: Concerned, code: CloseCode): void {
    for (const visit of this.visits) if (visit.isConcerned(concerned)) visit.stale = 'rights or state';
    this.rooms.close(concerned, code);
    this.lookWhetherClosed(concerned);
  }

  renew(documentId: string): void {
    for (const visit of this.visits) if (visit.isConcerned({ documentId })) visit.stale = 'epoch';
    this.rooms.renew(documentId);
    setImmediate(() => this.lookWhetherClosed({ documentId }));
  }

  die(): void {
    this.isAlive = false;
    for (const { wire } of this.visits) wire.orphan(this.setting.random.below(500));
    this.visits.clear();
  }

  private lookWhetherClosed(concerned: Concerned): void {
    for (const visit of this.visits) {
      if (!visit.isConcerned(concerned) || !visit.hasJoined) continue;
      this.setting.watch.demand('I7', !visit.wire.isOpenAtServer, () => `${visit.name} is still open`);
    }
  }
}
