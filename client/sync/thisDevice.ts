import { AnswersOnDevice } from './answers.ts';
import { deleteDatabase } from './database.ts';
import { readHere } from './here.ts';
import { makeRoom, takeOffDevice, wantOnDevice } from './onDevice.ts';

const device = {
  get store() {
    return localStorage;
  },
  deleteCopy: deleteDatabase,
};
const listeners = new Set<() => void>();

/** The server's last answers, on this device. */
export const answersHere = new AnswersOnDevice({
  get store() {
    return localStorage;
  },
  now: Date.now,
  fits: async () => (await import('../api/fits.later.ts')).fits,
  gone: (userId, id) => void takeOff(userId, id),
});

/** Tells when documents have come to this device, or gone from it. @returns stops it */
export function onDeviceChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function deviceChanged(): void {
  for (const listener of listeners) listener();
}

/** @returns whether it will be kept, as far as the browser has said */
export function keepOffline(userId: string, id: string, wanted: boolean): boolean {
  const done = wantOnDevice(localStorage, userId, id, wanted);
  // Whatever the browser answers, it keeps what it can; asked for persistence, it does not clear it when space is short.
  if (wanted) void navigator.storage?.persist?.().catch(() => false);
  deviceChanged();
  return done;
}

/** @returns whether nothing of it is left; what is nowhere else stays */
export async function takeOff(userId: string, id: string): Promise<boolean> {
  const gone = await takeOffDevice(device, userId, id);
  if (gone) answersHere.forget(userId, { params: { document: id } });
  deviceChanged();
  return gone;
}

/** Documents that were opened long ago make room for those opened lately. */
export async function tidyDevice(userId: string): Promise<void> {
  const gone = await makeRoom(device, userId);
  for (const id of gone) answersHere.forget(userId, { params: { document: id } });
  if (gone.length > 0) deviceChanged();
}

/** Whose documents open here without a network. */
export function whoIsHere(): string | undefined {
  return readHere(localStorage, Date.now())?.userId;
}
