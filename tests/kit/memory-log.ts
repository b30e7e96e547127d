import { personalPart } from '../../shared/content/parts.ts';
import type {
  Appended,
  Appending,
  Checkpoint,
  DocumentPlace,
  LoggedRow,
  LogStore,
  NewRow,
  Place,
} from '../../server/store/logStore.ts';

interface Journaled {
  checkpoint: Checkpoint | undefined;
  rows: (LoggedRow & { readonly row: NewRow })[];
  readonly clients: Map<number, string | null>;
}

/** A log in memory: what it has said is stored outlives the rooms, as a disk outlives a process. */
export class MemoryLog implements LogStore {
  readonly documents = new Map<string, DocumentPlace>();
  private readonly journals = new Map<string, Journaled>();
  /** Epochs of personal parts that somebody has written in, by document and part. */
  private readonly parts = new Map<string, number>();

  addDocument(documentId: string, kind = 'test'): void {
    this.documents.set(documentId, { kind, state: 'live', epoch: 1 });
  }

  setState(documentId: string, state: string): void {
    const known = this.documents.get(documentId);
    if (known) this.documents.set(documentId, { ...known, state });
  }

  setEpoch(documentId: string, epoch: number): void {
    const known = this.documents.get(documentId);
    if (known) this.documents.set(documentId, { ...known, epoch });
  }

  /** Puts a checkpoint in the place of the rows that it holds. */
  compact(place: Place, checkpoint: Checkpoint): void {
    const journal = this.journal(place);
    journal.checkpoint = checkpoint;
    journal.rows = journal.rows.filter(({ seq }) => seq > checkpoint.seq);
  }

  checkpointOf(place: Place): Checkpoint | undefined {
    return this.journal(place).checkpoint;
  }

  rowsOf(place: Place): readonly (LoggedRow & { readonly row: NewRow })[] {
    return this.journal(place).rows;
  }

  async place(documentId: string, part = 'shared'): Promise<DocumentPlace | undefined> {
    const document = this.documents.get(documentId);
    const personal = personalPart(part);
    if (!document || !personal) return document;
    const epoch = this.parts.get(`${documentId} ${part}`);
    if (epoch !== undefined) return { ...document, epoch };
    const prefix = `${documentId} ${personal.sort}.`;
    return {
      ...document,
      epoch: 1,
      others: [...this.parts.keys()].filter((key) => key.startsWith(prefix)).length,
    };
  }

  async read(place: Place, upTo = Number.MAX_SAFE_INTEGER) {
    const { checkpoint, rows } = this.journal(place);
    return {
      checkpoint: checkpoint && checkpoint.seq <= upTo ? checkpoint : undefined,
      rows: rows.filter(({ seq }) => seq <= upTo).map(({ seq, bytes }) => ({ seq, bytes })),
    };
  }

  async clients(place: Place): Promise<Map<number, string | null>> {
    return new Map(this.journal(place).clients);
  }

  async append(batch: readonly Appending[]): Promise<readonly Appended[]> {
    for (const { place, rows } of batch) {
      const { clients } = this.journal(place);
      const taken = rows.flatMap((row) => row.newClients).find((client) => clients.has(client));
      if (this.isLive(place) && taken !== undefined) throw new Error(`client ${taken} is bound already`);
    }
    return batch.map(({ place, rows }) =>
      this.isLive(place)
        ? { type: 'committed', seqs: rows.map((row) => this.appendRow(place, row)) }
        : { type: 'notLive' },
    );
  }

  private isLive({ documentId, part, epoch }: Place): boolean {
    const document = this.documents.get(documentId);
    const now = personalPart(part) ? (this.parts.get(`${documentId} ${part}`) ?? 1) : document?.epoch;
    return document?.state === 'live' && now === epoch;
  }

  private appendRow(place: Place, row: NewRow): number {
    if (personalPart(place.part)) this.parts.set(`${place.documentId} ${place.part}`, place.epoch);
    const journal = this.journal(place);
    const seq = Math.max(journal.rows.at(-1)?.seq ?? 0, journal.checkpoint?.seq ?? 0) + 1;
    journal.rows.push({ seq, bytes: new Uint8Array(row.bytes), row });
    for (const client of row.newClients) journal.clients.set(client, row.personId);
    return seq;
  }

  private journal({ documentId, part, epoch }: Place): Journaled {
    const key = `${documentId} ${part} ${epoch}`;
    const known = this.journals.get(key) ?? { checkpoint: undefined, rows: [], clients: new Map() };
    this.journals.set(key, known);
    return known;
  }
}
