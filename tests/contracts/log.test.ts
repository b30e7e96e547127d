import { afterEach, describe, expect, it } from 'vitest';
import type { LogStore, NewRow, Place } from '../../server/store/logStore.ts';
import { uuidv7 } from '../../shared/ids.ts';
import { openLiveStore, organisationId, people } from '../kit/live.ts';
import { MemoryLog } from '../kit/memory-log.ts';

interface Opened {
  readonly log: LogStore;
  addDocument(documentId: string): void | Promise<void>;
  setState(documentId: string, state: string): void | Promise<void>;
  close(): void | Promise<void>;
}

const engines: [string, () => Promise<Opened>][] = [
  [
    'SQLite',
    async () => {
      const live = await openLiveStore();
      return { ...live, log: live.store.log };
    },
  ],
  [
    'memory',
    async () => {
      const log = new MemoryLog();
      return {
        log,
        addDocument: (id) => log.addDocument(id),
        setState: (id, state) => log.setState(id, state),
        close: () => undefined,
      };
    },
  ],
];

let opened: Opened;
afterEach(() => opened.close());

const place = (documentId: string, epoch = 1): Place => ({ documentId, part: 'shared', epoch });
const row = (text: string, newClients: number[] = []): NewRow => ({
  personId: people.ana.id,
  organisationId,
  at: 5,
  hash: new TextEncoder().encode(`hash of ${text}`),
  bytes: new TextEncoder().encode(text),
  newClients,
});
const texts = async (at: Place, upTo?: number) =>
  (await opened.log.read(at, upTo)).rows.map(({ seq, bytes }) => `${seq} ${new TextDecoder().decode(bytes)}`);

describe.each(engines)('a log in %s', (_, open) => {
  const [one, two] = [uuidv7(301), uuidv7(302)];

  async function start(): Promise<LogStore> {
    opened = await open();
    for (const id of [one, two]) await opened.addDocument(id);
    return opened.log;
  }

  it('A23: rows of several documents are committed together, numbered within each, and read back', async () => {
    const log = await start();
    const answers = await log.append([
      { place: place(one), rows: [row('a', [7]), row('b')] },
      { place: place(two), rows: [row('c')] },
    ]);
    expect(answers).toEqual([
      { type: 'committed', seqs: [1, 2] },
      { type: 'committed', seqs: [1] },
    ]);
    await log.append([{ place: place(one), rows: [row('d')] }]);
    expect(await texts(place(one))).toEqual(['1 a', '2 b', '3 d']);
    expect(await texts(place(one), 2)).toEqual(['1 a', '2 b']);
    expect(await log.clients(place(one))).toEqual(new Map([[7, people.ana.id]]));
    expect(await log.place(one)).toEqual({ kind: 'test', state: 'live', epoch: 1 });
    expect(await log.place(uuidv7(303))).toBeUndefined();
  });

  it('L4: what is not live, or of another epoch, takes no row; the rest of the batch is stored', async () => {
    const log = await start();
    await opened.setState(one, 'frozen');
    const answers = await log.append([
      { place: place(one), rows: [row('a')] },
      { place: place(two, 2), rows: [row('b')] },
      { place: place(two), rows: [row('c')] },
    ]);
    expect(answers.map(({ type }) => type)).toEqual(['notLive', 'notLive', 'committed']);
    expect(await texts(place(one))).toEqual([]);
    expect(await texts(place(two))).toEqual(['1 c']);
  });

  it('A20: a batch that fails leaves nothing, and the next one is stored', async () => {
    const log = await start();
    await log.append([{ place: place(one), rows: [row('a', [7])] }]);
    const failing = log.append([
      { place: place(two), rows: [row('b')] },
      { place: place(one), rows: [row('c', [7])] },
    ]);
    await expect(failing).rejects.toThrow(/UNIQUE|bound already/);
    expect(await texts(place(two))).toEqual([]);
    await log.append([{ place: place(two), rows: [row('d')] }]);
    expect(await texts(place(two))).toEqual(['1 d']);
  });
});
