import type { AnswerShelf } from '../api/shelf.ts';
import { endOf, openDatabase } from './database.ts';
import { readHere, writeHere } from './here.ts';
import { inTime } from './inTime.ts';
import type { SmallStore } from './kept.ts';

/** What a start and an open document need besides the document itself. */
const kept = ['session', 'home', 'document'];
const answers = 'answers';

type DocumentSent = { readonly params: { readonly document: string } };
type Fits = (name: Parameters<AnswerShelf['keep']>[0], answer: unknown) => boolean;

export interface AnswersNeed {
  readonly store: SmallStore;
  readonly now: () => number;
  /** Brings what judges an answer of before by the contract of now. */
  readonly fits: () => Promise<Fits>;
  /** A document that is gone, or no longer for this person. */
  readonly gone: (userId: string, documentId: string) => void;
}

/** A person's last answers, in a database of their own: it goes when they sign out. */
export class AnswersOnDevice implements AnswerShelf {
  private readonly need: AnswersNeed;
  private writing: Promise<unknown> = Promise.resolve();

  constructor(need: AnswersNeed) {
    this.need = need;
  }

  readonly keep: AnswerShelf['keep'] = (name, sent, answer) => {
    if (!kept.includes(name)) return;
    const { store, now } = this.need;
    if (name === 'session') writeHere(store, personOf(answer), now());
    const here = readHere(store, now());
    if (here) this.write(here.userId, (all) => all.put(answer, keyOf(name, sent)));
  };

  readonly recall: AnswerShelf['recall'] = async (name, sent) => {
    const here = readHere(this.need.store, this.need.now());
    if (!here || !kept.includes(name)) return undefined;
    await inTime(() => this.writing);
    const answer: unknown = await inTime(() => read(here.userId, keyOf(name, sent)));
    if (answer === undefined || (name === 'session' && personOf(answer) !== here.userId)) return undefined;
    const fits = await inTime(this.need.fits);
    return fits?.(name, answer) ? answer : undefined;
  };

  readonly drop: AnswerShelf['drop'] = (name, sent) => {
    const here = readHere(this.need.store, this.need.now());
    if (!here || name !== 'document') return;
    this.forget(here.userId, sent as DocumentSent);
    this.need.gone(here.userId, (sent as DocumentSent).params.document);
  };

  forget(userId: string, sent: DocumentSent): void {
    this.write(userId, (all) => all.delete(keyOf('document', sent)));
  }

  /** Nobody is signed in: what is kept stays unread, and nothing more is kept. */
  async leave(): Promise<void> {
    writeHere(this.need.store, undefined, this.need.now());
    await inTime(() => this.writing);
  }

  private write(userId: string, change: (all: IDBObjectStore) => void): void {
    this.writing = this.writing.then(() => inTime(() => inStore(userId, 'readwrite', change)));
  }
}

export function answersName(userId: string): string {
  return `second-draft:${userId}:answers`;
}

async function read(userId: string, key: string): Promise<unknown> {
  let asked: IDBRequest<unknown> | undefined;
  await inStore(userId, 'readonly', (all) => {
    asked = all.get(key);
  });
  return asked?.result;
}

async function inStore(
  userId: string,
  mode: IDBTransactionMode,
  work: (all: IDBObjectStore) => void,
): Promise<void> {
  const db = await openDatabase(answersName(userId), (made) => made.createObjectStore(answers));
  try {
    const transaction = db.transaction(answers, mode);
    work(transaction.objectStore(answers));
    await endOf(transaction);
  } finally {
    db.close();
  }
}

function keyOf(name: string, sent: unknown): string {
  return sent === undefined ? name : `${name} ${JSON.stringify(sent)}`;
}

function personOf(session: unknown): string | undefined {
  const { me } = session as { readonly me?: { readonly id?: unknown } };
  return typeof me?.id === 'string' ? me.id : undefined;
}
