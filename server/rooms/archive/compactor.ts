import type { ArchiveStore } from '../../store/archiveStore.ts';
import type { Place } from '../../store/logStore.ts';
import type { Timers } from '../timers.ts';
import type { Archive, Ballast } from './archive.ts';
import { isRebuildDue } from './policy.ts';

export interface CompactorSetting {
  readonly archive: Archive;
  readonly store: ArchiveStore;
  readonly timers: Timers;
  /** Something went wrong that somebody should look at. */
  readonly onError: (message: string, facts: Readonly<Record<string, unknown>>) => void;
  /** Whether nobody is in a part of a document, so that it may begin a new epoch. */
  readonly isIdle?: (documentId: string, part: string) => boolean;
  /** It goes on in this epoch: whoever still has the old one must come back. */
  readonly onNewEpoch?: (documentId: string, epoch: number, part: string) => void;
}

export type Beginning =
  | { readonly type: 'begun'; readonly epoch: number }
  | { readonly type: 'refused' }
  | { readonly type: 'unsound'; readonly why: string };

/** Milliseconds: how long a document must be left alone, at the latest when, and between two slices of pruning. */
const quiet = 20_000;
const longest = 300_000;
const breath = 10;

interface Due {
  readonly place: Place;
  readonly kind: string;
  readonly latest: number;
  readonly cancel: () => void;
}

/** Keeps logs short, one document at a time, away from whoever is writing. */
export class Compactor {
  private readonly setting: CompactorSetting;
  private readonly due = new Map<string, Due>();
  private readonly lastRun = new Map<string, number>();
  private readonly unsound = new Set<string>();
  private last: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(setting: CompactorSetting) {
    this.setting = setting;
  }

  /** Edits of a document have paused, or the last person has left it. */
  consider(place: Place, kind: string): void {
    const key = keyOf(place);
    if (this.stopped || this.unsound.has(key)) return;
    const { timers } = this.setting;
    const now = timers.now();
    const known = this.due.get(key);
    known?.cancel();
    const latest = known?.latest ?? now + longest;
    const rested = (this.lastRun.get(key) ?? -longest) + longest;
    const at = Math.max(Math.min(now + quiet, latest), rested);
    const cancel = timers.after(Math.max(0, at - now), () => this.enqueue(place, kind));
    this.due.set(key, { place, kind, latest, cancel });
  }

  /** Begins a new epoch from what the document says, while it is live and as it was read. */
  async rebuild(place: Place, kind: string): Promise<Beginning> {
    const { archive, store } = this.setting;
    const rebuilt = await archive.rebuild(place, kind);
    if (rebuilt.type === 'unsound') {
      this.tellUnsound('a document cannot begin a new epoch', place, rebuilt.why);
      return rebuilt;
    }
    if ((await store.begin(place, rebuilt)) === 'refused') return { type: 'refused' };
    const epoch = place.epoch + 1;
    this.setting.onNewEpoch?.(place.documentId, epoch, place.part);
    return { type: 'begun', epoch };
  }

  /** Resolves when nothing is being compacted any more; what is left undone is done another time. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const { cancel } of this.due.values()) cancel();
    this.due.clear();
    await this.last;
  }

  private enqueue(place: Place, kind: string): void {
    const key = keyOf(place);
    this.due.delete(key);
    const now = this.setting.timers.now();
    for (const [other, at] of this.lastRun) if (at <= now - longest) this.lastRun.delete(other);
    this.lastRun.set(key, now);
    this.last = this.last
      .then(() => (this.stopped ? undefined : this.run(place, kind)))
      .catch((error: unknown) => this.setting.onError('a log could not be compacted', { ...place, error }));
  }

  private async run(place: Place, kind: string): Promise<void> {
    const { archive, store } = this.setting;
    const compaction = await archive.compact(place, kind);
    if (compaction.type === 'unsound') {
      this.tellUnsound('a log cannot be compacted', place, compaction.why);
      return;
    }
    const kept = compaction.type === 'compacted' && (await store.keep(place, compaction)) === 'kept';
    if (kept) await this.rebuildIfDue(place, kind, compaction.ballast);
    await this.prune(place);
    if (kept) await archive.tidy();
  }

  private async rebuildIfDue(place: Place, kind: string, ballast: Ballast): Promise<void> {
    if (!isRebuildDue(ballast) || !this.setting.isIdle?.(place.documentId, place.part)) return;
    await this.rebuild(place, kind);
  }

  private async prune(place: Place): Promise<void> {
    while (!this.stopped && (await this.setting.store.prune(place))) {
      await new Promise<void>((rested) => this.setting.timers.after(breath, rested));
    }
  }

  private tellUnsound(message: string, place: Place, why: string): void {
    this.unsound.add(keyOf(place));
    this.setting.onError(message, { ...place, why });
  }
}

function keyOf({ documentId, part, epoch }: Place): string {
  return `${documentId} ${part} ${epoch}`;
}
