import { describe, expect, it } from 'vitest';
import { readHere, writeHere } from '../../client/sync/here.ts';
import {
  documentsOnDevice,
  makeRoom,
  nameOnDevice,
  takeOffDevice,
  wantOnDevice,
} from '../../client/sync/onDevice.ts';
import { memoryDevice } from '../kit/live-device.ts';

const day = 24 * 60 * 60 * 1000;

/** With documents 1 to `n`, the last opened last. */
function deviceWith(n: number, userId = 'ana') {
  const device = memoryDevice();
  for (let i = 1; i <= n; i += 1) {
    device.copies.set(`second-draft:${userId}:doc${i}:1`, []);
    device.small.set(`second-draft:${userId}:doc${i}:epoch`, '1');
    device.small.set(`second-draft:${userId}:doc${i}:opened`, String(i));
  }
  return device;
}
const ids = (device: ReturnType<typeof memoryDevice>, userId = 'ana') =>
  documentsOnDevice(device.store, userId).map(({ id }) => id);

describe('what a device holds', () => {
  it('U368: the documents opened longest ago make room; those wanted, with unsent edits or late ones, never go', async () => {
    const device = deviceWith(8);
    wantOnDevice(device.store, 'ana', 'doc1', true);
    device.small.set('second-draft:ana:doc2:unsent:page', '3');
    device.small.set('second-draft:ana:doc3:late', '{}');
    expect(await makeRoom(device, 'ana', 2)).toEqual(['doc6', 'doc5', 'doc4']);
    expect(ids(device)).toEqual(['doc8', 'doc7', 'doc3', 'doc2', 'doc1']);
    expect([...device.copies.keys()].length).toBe(5);
    expect([...device.small.keys()].filter((key) => /doc[456]/.test(key))).toEqual([]);
  });

  it('U368: what is nowhere else can’t be taken off; the rest goes whole, and nobody else’s', async () => {
    const device = deviceWith(2);
    for (const [key, value] of deviceWith(1, 'ben').small) device.small.set(key, value);
    nameOnDevice(device.store, 'ana', 'doc1', { kind: 'memo', title: 'For the bus' });
    device.small.set('second-draft:ana:doc2:unsent:a', '1');
    device.small.set('second-draft:ana:doc2:unsent:b', '2');
    expect(await takeOffDevice(device, 'ana', 'doc2')).toBe(false);
    expect(await takeOffDevice(device, 'ana', 'doc1')).toBe(true);
    expect(documentsOnDevice(device.store, 'ana')).toEqual([
      { id: 'doc2', epoch: 1, kind: '', title: '', wanted: false, openedAt: 2, unsent: 3, hasLate: false },
    ]);
    expect([...device.small.keys()].filter((key) => key.includes('ana:doc1'))).toEqual([]);
    expect(ids(device, 'ben')).toEqual(['doc1']);
  });
});

describe('who is here', () => {
  it('U364: one person at a time, until they are signed out or the longest session is over', () => {
    const { store } = memoryDevice();
    expect(readHere(store, 0)).toBeUndefined();
    writeHere(store, 'ana', 1000);
    expect(readHere(store, 1000 + 29 * day)?.userId).toBe('ana');
    expect(readHere(store, 1000 + 31 * day)).toBeUndefined();
    writeHere(store, 'ben', 2000);
    expect(readHere(store, 2000)?.userId).toBe('ben');
    writeHere(store, undefined, 3000);
    expect(readHere(store, 3000)).toBeUndefined();
    store.setItem('second-draft:here', 'no sense');
    expect(readHere(store, 3000)).toBeUndefined();
  });
});
