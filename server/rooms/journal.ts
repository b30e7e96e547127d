import type { Lane } from '../store/lane.ts';
import { appendRows, documentPlaces, type NewRow, type Place } from '../store/log.ts';

export type Outcome =
  | { readonly type: 'committed'; readonly seqs: readonly number[] }
  /** The document takes no edits: it is frozen, or being frozen, or of another epoch. */
  | { readonly type: 'notLive' }
  /** Nothing is known of these rows: they may not be acknowledged. */
  | { readonly type: 'failed'; readonly error: unknown };

/** Where rows come from; told at once, in order, when its rows of a batch are settled. */
export interface Source<Row extends NewRow = NewRow> {
  readonly place: Place;
  settle(rows: readonly Row[], outcome: Outcome): void;
}

/** One group commit for all documents: immediate when idle, else everything that came meanwhile. */
export interface Journal {
  append<Row extends NewRow>(source: Source<Row>, row: Row): void;
  /** Rows of this source that are not being written yet never will be. */
  cancel(source: object): void;
  /** Resolves when the batch that is being written now, if there is one, is settled. */
  turn(): Promise<void>;
  /** Resolves when nothing is waiting and nothing is being written. */
  idle(): Promise<void>;
}

interface Group {
  readonly source: Source;
  readonly rows: NewRow[];
}

export function createJournal(lane: Lane): Journal {
  let waiting = new Map<Source, Group>();
  let running: Promise<void> | undefined;
  let turn: Promise<void> | undefined;

  async function run(): Promise<void> {
    await Promise.resolve();
    while (waiting.size > 0) {
      const batch = [...waiting.values()];
      waiting = new Map();
      turn = settle(lane, batch);
      await turn;
    }
    turn = undefined;
    running = undefined;
  }

  return {
    append(source, row) {
      const asked = source as unknown as Source;
      const group = waiting.get(asked);
      if (group) group.rows.push(row);
      else waiting.set(asked, { source: asked, rows: [row] });
      running ??= run();
    },
    cancel(source) {
      waiting.delete(source as Source);
    },
    async turn() {
      await turn;
    },
    async idle() {
      await running;
    },
  };
}

/** One transaction for all; should it fail, one each, so that nobody pays for another's document. */
async function settle(lane: Lane, batch: readonly Group[]): Promise<void> {
  const outcomes = await commit(lane, batch).catch((error: unknown) => ({ error }));
  if (Array.isArray(outcomes)) {
    for (const [i, { source, rows }] of batch.entries()) source.settle(rows, outcomes[i] ?? missing);
  } else if (batch.length > 1) {
    for (const group of batch) await settle(lane, [group]);
  } else {
    for (const { source, rows } of batch) source.settle(rows, { type: 'failed', error: outcomes.error });
  }
}

const missing: Outcome = { type: 'failed', error: new Error('the transaction said nothing of these rows') };

function commit(lane: Lane, batch: readonly Group[]): Promise<Outcome[]> {
  return lane.write(async (tx) => {
    const documents = await documentPlaces(
      tx,
      batch.map(({ source }) => source.place.documentId),
    );
    const outcomes: Outcome[] = [];
    for (const { source, rows } of batch) {
      const document = documents.get(source.place.documentId);
      if (document?.state !== 'live' || document.epoch !== source.place.epoch) {
        outcomes.push({ type: 'notLive' });
      } else {
        outcomes.push({ type: 'committed', seqs: await appendRows(tx, source.place, rows) });
      }
    }
    return outcomes;
  });
}
