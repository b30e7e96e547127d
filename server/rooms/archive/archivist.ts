import * as Y from 'yjs';
import { type ContentKind, contentOf } from '../../../shared/content/json.ts';
import type { HistoryReader } from '../../store/archiveStore.ts';
import type { Place } from '../../store/logStore.ts';
import type { Compaction, ContentRead, Rebuilding } from './archive.ts';
import { applyRows, assertUndamaged, build } from './build.ts';
import { compact } from './compact.ts';
import { isWorthwhile } from './policy.ts';
import { rebuild } from './rebuild.ts';
import { Shelf, type Shelved } from './shelf.ts';

export interface ContentAnswer extends ContentRead {
  /** Positions that were left out because Yjs can't apply them, where that is news. */
  readonly skipped: readonly number[];
}

const shelfBytes = 8 * 1024 * 1024;

/** Does the work of an archive, one thing after the other, in whatever thread it stands. */
export class Archivist {
  private readonly reader: HistoryReader;
  private readonly shelf: Shelf;
  private last: Promise<unknown> = Promise.resolve();

  constructor(reader: HistoryReader, mostBytes = shelfBytes) {
    this.reader = reader;
    this.shelf = new Shelf(mostBytes);
  }

  content(place: Place, kind: ContentKind, upTo?: number): Promise<ContentAnswer> {
    return this.next(async () => {
      const known = this.shelf.take(place);
      const usable = known && (upTo === undefined || known.seq <= upTo);
      if (known && !usable) this.shelf.put(place, known);
      const caughtUp = usable ? await this.catchUp(place, kind, known, upTo) : undefined;
      const read = caughtUp ?? (await this.readWhole(place, kind, upTo));
      const news = known && read.skipped.length === known.skipped.length ? [] : read.skipped;
      // Whoever reads further back than the shelf has it, rarely comes back.
      if (known && !usable) read.doc.destroy();
      else this.shelf.put(place, read);
      return { content: read.content, seq: read.seq, skipped: news };
    });
  }

  weigh(place: Place): Promise<number> {
    return this.next(async () => {
      const { doc } = build(await this.reader.history(place));
      const { length } = Y.encodeStateAsUpdate(doc);
      doc.destroy();
      return length;
    });
  }

  compact(place: Place, kind: ContentKind): Promise<Compaction> {
    return this.next(async () => {
      if (!isWorthwhile(await this.reader.backlog(place))) return { type: 'notWorthwhile' };
      const history = await this.reader.history(place);
      assertUndamaged(history);
      return compact(history, kind);
    });
  }

  rebuild(place: Place, kind: ContentKind): Promise<Rebuilding> {
    return this.next(async () => {
      const history = await this.reader.history(place);
      assertUndamaged(history);
      this.shelf.drop(place);
      return rebuild(history, kind);
    });
  }

  private async readWhole(place: Place, kind: ContentKind, upTo: number | undefined): Promise<Shelved> {
    const history = await this.reader.history(place, upTo);
    assertUndamaged(history);
    const built = build(history);
    const bytes = history.rows.reduce(
      (sum, row) => sum + row.bytes.length,
      history.checkpoint?.state.length ?? 0,
    );
    return { ...built, bytes, content: contentOf(built.doc, kind) };
  }

  /** @returns undefined when the log has to be read from its beginning */
  private async catchUp(
    place: Place,
    kind: ContentKind,
    known: Shelved,
    upTo: number | undefined,
  ): Promise<Shelved | undefined> {
    const rows = await this.reader.since(place, known.seq, upTo);
    if (rows?.length === 0) return known;
    if (!rows || applyRows(known.doc, rows, new Set()) !== undefined) {
      known.doc.destroy();
      return undefined;
    }
    return {
      ...known,
      seq: rows.at(-1)?.seq ?? known.seq,
      bytes: rows.reduce((sum, row) => sum + row.bytes.length, known.bytes),
      content: contentOf(known.doc, kind),
    };
  }

  private next<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
