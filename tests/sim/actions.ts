import * as Y from 'yjs';
import { compact } from '../../server/rooms/archive/compact.ts';
import type { History, SealedCheckpoint } from '../../server/store/archiveStore.ts';
import type { Place } from '../../server/store/logStore.ts';
import { seedDoc } from '../../shared/content/apply.ts';
import type { Fields } from '../../shared/content/fields.ts';
import { shortId } from '../../shared/ids.ts';
import { close } from '../../shared/protocol/close.ts';
import { randomEdit } from '../kit/live-edits.ts';
import { testKind } from '../kit/kind.ts';
import { newDoc } from './newDoc.ts';
import type { SimProcess } from './process.ts';
import type { Access } from './visit.ts';
import type { World } from './world.ts';

/** What the rest of a server does to its documents. */
export class Actions {
  private readonly world: World;
  private readonly rights = new Map<string, Access>();
  private readonly sealed = new Map<string, SealedCheckpoint>();
  /** How often documents have stopped taking edits, or begun anew. */
  fences = 0;

  constructor(world: World) {
    this.world = world;
  }

  accessOf(personId: string, documentId: string): Access {
    return this.rights.get(`${personId} ${documentId}`) ?? (personId.startsWith('reader') ? 'read' : 'write');
  }

  setState(documentId: string, state: 'live' | 'freezing' | 'frozen'): void {
    const { watch, store, clock, random, process } = this.world;
    watch.note(`${documentId} is ${state}`);
    store.memory.setState(documentId, state);
    this.fences += 1;
    // The action's own await lies between its transaction and its word to the rooms.
    clock.after(random.below(20), () => {
      if (process?.isAlive) process.close({ documentId }, close.accessChanged);
    });
  }

  setRight(personId: string, documentId: string, access: Access): void {
    this.world.watch.note(`${personId} in ${documentId}: ${access}`);
    this.rights.set(`${personId} ${documentId}`, access);
    this.world.process?.close({ documentId, personId }, close.accessChanged);
  }

  /** Everybody may do again what they may, in documents that live. */
  heal(): void {
    const { documents, store, process } = this.world;
    this.rights.clear();
    for (const documentId of documents) {
      store.memory.setState(documentId, 'live');
      process?.close({ documentId }, close.accessChanged);
    }
  }

  /** What the archive does: a checkpoint made from what was read, put in place some time later. */
  compact(documentId: string): void {
    const { watch, store, clock, random, tally, weather } = this.world;
    const place = store.placeOf(documentId);
    const made = compact(this.historyOf(place), testKind);
    if (made.type === 'unsound') {
      if (weather.hostile === 0) watch.wrong('I2', `${documentId} can't be compacted: ${made.why}`);
      return;
    }
    clock.after(random.below(50), () => {
      const isCurrent = store.placeOf(documentId).epoch === place.epoch;
      if (made.seq === 0 || !isCurrent || made.seq <= (store.memory.checkpointOf(place)?.seq ?? 0)) return;
      watch.note(`${documentId}: a checkpoint in place of rows up to ${made.seq}`);
      tally.compactions += 1;
      this.sealed.set(keyOf(place), made);
      store.compact(place, made);
    });
  }

  beginEpoch(documentId: string): void {
    const { watch, store, disk, tally } = this.world;
    if (store.stateOf(documentId) !== 'live') return;
    disk.lookAt(documentId);
    const { epoch } = store.placeOf(documentId);
    const content = disk.contentOf(documentId);
    watch.note(`${documentId}: epoch ${epoch + 1}`);
    tally.epochs += 1;
    this.fences += 1;
    store.memory.setEpoch(documentId, epoch + 1);
    this.seed(documentId, content.fields);
    const [was, is] = [JSON.stringify(content), JSON.stringify(disk.contentOf(documentId))];
    watch.demand('I1', was === is, () => `the new epoch says ${is}, not ${was}`);
    this.world.process?.renew(documentId);
  }

  editOwn(documentId: string): void {
    const { process, watch, clock, tally } = this.world;
    if (!process || process.hasStopped) return;
    tally.ownEdits += 1;
    const late = clock.after(30_000, () => {
      if (process.isAlive && !process.hasStopped)
        watch.wrong('L13', 'an edit of the server is never settled');
    });
    this.append(process, documentId).then(
      (seq) => {
        late();
        watch.note(`the server's edit of ${documentId} is at ${seq}`);
      },
      (error: unknown) => {
        late();
        watch.note(`the server's edit of ${documentId} failed: ${String(error)}`);
      },
    );
  }

  /** Content with no past, in one row. */
  seed(documentId: string, fields: Fields = {}): void {
    const { random, store } = this.world;
    const doc = newDoc();
    doc.clientID = random.below(2 ** 32);
    const bytes = (buffer: Uint8Array) => buffer.map(() => random.below(256));
    seedDoc(doc, testKind.fields, fields, 'seed', () => shortId(bytes));
    store.put(store.placeOf(documentId), Y.encodeStateAsUpdate(doc), doc.clientID);
    doc.destroy();
  }

  private async append({ rooms }: SimProcess, documentId: string): Promise<number> {
    const { random, store, watch } = this.world;
    const { epoch, updates } = await rooms.copyOf(documentId);
    const place = store.placeOf(documentId);
    const doc = newDoc();
    for (const update of updates) Y.applyUpdate(doc, update);
    doc.clientID = random.below(2 ** 32);
    const before = Y.encodeStateVector(doc);
    for (let n = 1 + random.below(4); n > 0; n -= 1) randomEdit(doc, random);
    const update = Y.encodeStateAsUpdate(doc, before);
    doc.destroy();
    const signer = random.below(2) === 0 ? null : { personId: 'person1', organisationId: 'org' };
    const seq = await rooms.append(documentId, update, signer, epoch);
    const isSameEpoch = store.placeOf(documentId).epoch === place.epoch;
    const lacks = isSameEpoch ? store.stored(place).untold(update) : undefined;
    watch.demand('L13', lacks === undefined, () => `the server's edit is said to be stored without ${lacks}`);
    return seq;
  }

  private historyOf(place: Place): History {
    const { memory } = this.world.store;
    return {
      checkpoint: this.sealed.get(keyOf(place)),
      rows: memory.rowsOf(place).map(({ seq, bytes, row: { personId, organisationId, at } }) => ({
        seq,
        bytes,
        personId,
        organisationId,
        at,
      })),
    };
  }
}

function keyOf({ documentId, epoch }: Place): string {
  return `${documentId} ${epoch}`;
}
