import * as Y from 'yjs';
import { contentOf } from '../../shared/content/json.ts';
import { testKind } from '../kit/kind.ts';
import { newDoc } from './newDoc.ts';
import type { World } from './world.ts';

/** After everything has healed, and everybody has said that all is saved: one content, wherever it is read. */
export async function judgeEnd(world: World): Promise<void> {
  const { watch } = world;
  for (const documentId of world.documents) {
    world.disk.lookAt(documentId);
    judgeCopies(world, documentId);
    judgeOrders(world, documentId);
  }
  const { process } = world;
  if (!process) return;
  const told: string[] = [];
  const asked = Promise.all(
    world.documents.map(async (id) => JSON.stringify((await process.rooms.contentAt(id)).content)),
  );
  asked.then(
    (contents) => {
      told.push(...contents);
    },
    (error: unknown) => watch.wrong('L13', `content can't be read: ${String(error)}`),
  );
  for (let n = 0; n < 1000 && told.length === 0 && !watch.violation; n += 1) await world.step();
  for (const [i, documentId] of world.documents.entries()) {
    const stored = JSON.stringify(world.disk.contentOf(documentId));
    watch.demand('L13', told[i] === stored, () => `${documentId} is read as ${told[i]}, not ${stored}`);
  }
}

function judgeCopies(world: World, documentId: string): void {
  const { watch, store } = world;
  const { doc } = world.disk.build(store.placeOf(documentId));
  const content = JSON.stringify(contentOf(doc, testKind));
  const vector = vectorOf(doc);
  for (const device of world.devices) {
    if (device.traits.documentId !== documentId || device.traits.isHostile) continue;
    const theirs = JSON.stringify(contentOf(device.doc, testKind));
    const isTidied = device.traits.onlyReads && theirs !== content;
    const mine = isTidied ? tidiedContent(doc, device.doc) : content;
    if (!world.twisted.has(documentId))
      watch.demand('I2', theirs === mine, () => `${device.name} reads ${theirs}, the disk ${mine}`);
    const theirVector = vectorOf(device.doc);
    watch.demand(
      'I2',
      theirVector === vector,
      () => `${device.name} is at ${theirVector}, the disk at ${vector}`,
    );
  }
  doc.destroy();
}

/**
 * The stored content as a reader has it: Yjs deletes marks that say nothing at the moment, in each copy by itself, and
 * a reader's deletions stay with that reader. Nothing else may be gone there.
 */
function tidiedContent(stored: Y.Doc, reader: Y.Doc): string {
  const copy = newDoc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(stored));
  const { ds } = Y.decodeUpdate(Y.encodeStateAsUpdate(reader));
  copy.transact((transaction) => {
    Y.iterateDeletedStructs(transaction, ds, (struct) => {
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentFormat) struct.delete(transaction);
    });
  });
  const content = JSON.stringify(contentOf(copy, testKind));
  copy.destroy();
  return content;
}

/** All rows that ever were, in any order and more than once, are the same document. */
function judgeOrders(world: World, documentId: string): void {
  const { random, store, watch } = world;
  const place = store.placeOf(documentId);
  const content = JSON.stringify(world.disk.contentOf(documentId));
  const rows = store.stored(place).rows.map(({ bytes }) => bytes);
  const again = rows.filter(() => random.below(3) === 0);
  const shuffled = [...rows, ...again]
    .map((bytes) => ({ bytes, at: random.below(2 ** 30) }))
    .toSorted((a, b) => a.at - b.at);
  const other = newDoc();
  // At once: between two rows Yjs tidies marks up, and what is a mark too many depends on what has come.
  other.transact(() => {
    for (const { bytes } of shuffled) Y.applyUpdate(other, bytes);
  });
  // What leans on later rows waits in Yjs 13.6, which in rare orders loses part of it until it comes again.
  if (other.store.pendingStructs !== null) for (const bytes of rows) Y.applyUpdate(other, bytes);
  const theirs = JSON.stringify(contentOf(other, testKind));
  const isWhole = other.store.pendingStructs === null && other.store.pendingDs === null;
  other.destroy();
  watch.demand('I2', isWhole, () => `the rows of ${documentId} in another order leave something pending`);
  if (world.twisted.has(documentId)) return;
  watch.demand('I2', theirs === content, () => `in another order ${documentId} is ${theirs}, not ${content}`);
}

function vectorOf(doc: Y.Doc): string {
  const vector = [...Y.decodeStateVector(Y.encodeStateVector(doc))].filter(([, clock]) => clock > 0);
  return JSON.stringify(vector.toSorted(([a], [b]) => a - b));
}
