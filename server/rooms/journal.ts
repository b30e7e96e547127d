import type { Appended, LogStore, NewRow, Place } from '../store/logStore.ts';
import type { Timers } from './timers.ts';

export type Outcome =
  | Appended
  /** Nothing is known of these rows: they may not be acknowledged. */
  | { readonly type: 'failed'; readonly error: unknown };

/** Where rows come from; told at once, in order, when its rows of a batch are settled. */
export interface Source<Row extends NewRow = NewRow> {
  readonly place: Place;
  /** Everything that waits to be written, in order; it waits no longer. */
  take(): readonly Row[];
  settle(rows: readonly Row[], outcome: Outcome): void;
  /** Either of the two threw: nothing is known of it, nor of these rows, any more. */
  broken(rows: readonly Row[], error: unknown): void;
}

/** One group commit for all documents, at the end of each turn of the event loop in which something came. */
export interface Journal {
  /** The source has something to write. */
  due<Row extends NewRow>(source: Source<Row>): void;
  /** What this source has not handed over yet never will be. */
  cancel(source: object): void;
  /** Resolves when the batch that is being written now, if there is one, is settled. */
  turn(): Promise<void>;
  /** Resolves when nothing is waiting and nothing is being written. */
  idle(): Promise<void>;
}

export interface JournalSetting {
  readonly log: LogStore;
  readonly timers: Timers;
  /** A batch is settled. */
  readonly onCommit?: (rows: number, milliseconds: number) => void;
}

interface Group {
  readonly source: Source;
  readonly rows: readonly NewRow[];
}

export function createJournal({ log, timers, onCommit }: JournalSetting): Journal {
  const due = new Set<Source>();
  let running: Promise<void> | undefined;
  let turn: Promise<void> | undefined;

  async function run(): Promise<void> {
    // Whatever else this turn of the loop reads from sockets shares the commit.
    await new Promise<void>((read) => timers.soon(read));
    while (due.size > 0) {
      const batch = [...due].map(taken);
      due.clear();
      turn = write(batch.filter(({ rows }) => rows.length > 0));
      await turn;
    }
    turn = undefined;
    running = undefined;
  }

  async function write(batch: readonly Group[]): Promise<void> {
    const began = timers.precise();
    await settle(log, batch);
    onCommit?.(
      batch.reduce((sum, { rows }) => sum + rows.length, 0),
      timers.precise() - began,
    );
  }

  return {
    due(source) {
      due.add(source);
      running ??= run();
    },
    cancel(source) {
      due.delete(source as Source);
    },
    async turn() {
      await turn;
    },
    async idle() {
      await running;
    },
  };
}

function taken(source: Source): Group {
  try {
    return { source, rows: source.take() };
  } catch (error) {
    source.broken([], error);
    return { source, rows: [] };
  }
}

/** One transaction for all; should it fail, one each, so that nobody pays for another's document. */
async function settle(log: LogStore, batch: readonly Group[]): Promise<void> {
  if (batch.length === 0) return;
  const asked = batch.map(({ source, rows }) => ({ place: source.place, rows }));
  const outcomes = await log.append(asked).catch((error: unknown) => ({ error }));
  if ('error' in outcomes && batch.length > 1) {
    for (const group of batch) await settle(log, [group]);
    return;
  }
  for (const [i, { source, rows }] of batch.entries()) {
    const outcome = 'error' in outcomes ? { type: 'failed' as const, ...outcomes } : outcomes[i];
    try {
      source.settle(rows, outcome ?? missing);
    } catch (error) {
      source.broken(rows, error);
    }
  }
}

const missing: Outcome = { type: 'failed', error: new Error('the log said nothing of these rows') };
