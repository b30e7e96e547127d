/** Raised when this device keeps nothing: no room, private browsing, storage taken away. */
export class NotKept extends Error {
  override readonly name = 'NotKept';
}

/** @param make gives a new database its stores */
export async function openDatabase(name: string, make: (db: IDBDatabase) => void): Promise<IDBDatabase> {
  if (typeof indexedDB === 'undefined') throw new NotKept('There is no IndexedDB.');
  const asked = indexedDB.open(name);
  asked.addEventListener('upgradeneeded', () => make(asked.result));
  return answerOf(asked);
}

export async function deleteDatabase(name: string): Promise<void> {
  await answerOf(indexedDB.deleteDatabase(name));
}

/** All that this origin keeps; undefined where the browser does not tell. */
export async function databaseNames(): Promise<string[] | undefined> {
  if (typeof indexedDB === 'undefined' || !('databases' in indexedDB)) return undefined;
  const all = await indexedDB.databases();
  return all.map(({ name }) => name ?? '');
}

export function answerOf<A>(request: IDBRequest<A>): Promise<A> {
  return new Promise((done, failed) => {
    request.addEventListener('success', () => done(request.result));
    request.addEventListener('error', () => failed(new NotKept(String(request.error))));
  });
}

export function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((done, failed) => {
    transaction.addEventListener('complete', () => done());
    transaction.addEventListener('abort', () => failed(new NotKept(String(transaction.error))));
  });
}
