import { join } from 'node:path';
import { type Database, openDatabase } from '../../server/store/driver.ts';
import { Holding } from './witness.ts';

/** What is committed, read past the engine by a connection of its own. */
export class Ledger {
  private readonly database: Database;
  private readonly documents = new Map<string, { seq: number; holding: Holding }>();

  constructor(folder: string) {
    this.database = openDatabase(join(folder, 'second-draft.sqlite'), { readOnly: true });
  }

  /** What of an update is not committed, in words. */
  lacks(documentId: string, update: Uint8Array): string | undefined {
    return this.read(documentId).lacks(update);
  }

  close(): void {
    this.database.close();
  }

  private read(documentId: string): Holding {
    const known = this.documents.get(documentId) ?? { seq: 0, holding: new Holding() };
    this.documents.set(documentId, known);
    const rows = this.database
      .prepare(
        `select seq, state as bytes from checkpoint where document_id = ? and seq > ?
         union all select seq, bytes from log where document_id = ? and seq > ? order by 1`,
      )
      .all(documentId, known.seq, documentId, known.seq) as { seq: number; bytes: Uint8Array }[];
    for (const { seq, bytes } of rows) {
      known.holding.add(bytes);
      known.seq = Math.max(known.seq, seq);
    }
    return known.holding;
  }
}
