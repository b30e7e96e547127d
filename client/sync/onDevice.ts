import type { Device, SmallStore } from './kept.ts';

/** A document of which this device has a copy. */
export interface OnDevice {
  readonly id: string;
  readonly epoch: number;
  readonly kind: string;
  readonly title: string;
  /** Its person has said that it is to stay. */
  readonly wanted: boolean;
  /** Milliseconds since 1970; 0 when that is not known. */
  readonly openedAt: number;
  /** Edits that the server is not known to have stored. */
  readonly unsent: number;
  /** Whether something lies here that came too late. */
  readonly hasLate: boolean;
}

/** Of what nobody has asked to keep, the device holds the documents opened last. */
export const heldAtMost = 20;

const prefix = 'second-draft';
const beside = '+';
type Notes = Readonly<Record<string, string>>;

/** What a copy is called on the device: parts lie beside their document. */
export function nameOf(documentId: string, part?: string): string {
  return part === undefined ? documentId : `${documentId}${beside}${part}`;
}

/** The last opened first; what is unsent in a part of a document counts as the document's. */
export function documentsOnDevice(store: SmallStore, userId: string): OnDevice[] {
  const found: OnDevice[] = [];
  const copies = notesByDocument(store, userId);
  for (const [id, { epoch, kind = '', title = '', wanted, opened }] of copies) {
    if (epoch === undefined || id.includes(beside)) continue;
    const own = [...copies].filter(([name]) => isOf(name, id)).map(([, notes]) => notes);
    found.push({
      id,
      epoch: Number(epoch),
      kind,
      title,
      wanted: wanted !== undefined,
      openedAt: Number(opened ?? 0),
      unsent: own.reduce((sum, notes) => sum + unsentIn(notes), 0),
      hasLate: own.some(({ late }) => late !== undefined),
    });
  }
  return found.toSorted((a, b) => b.openedAt - a.openedAt);
}

/** @returns whether the device has taken it down */
export function wantOnDevice(store: SmallStore, userId: string, id: string, wanted: boolean): boolean {
  return set(store, `${prefix}:${userId}:${id}:wanted`, wanted ? '1' : undefined);
}

/** What it is called in lists that are made without the server. */
export function nameOnDevice(
  store: SmallStore,
  userId: string,
  id: string,
  { kind, title }: Pick<OnDevice, 'kind' | 'title'>,
): void {
  set(store, `${prefix}:${userId}:${id}:kind`, kind);
  set(store, `${prefix}:${userId}:${id}:title`, title);
}

/**
 * What is nowhere else stays.
 * @returns whether nothing of it is left
 */
export async function takeOffDevice(
  { store, deleteCopy }: Pick<Device, 'store' | 'deleteCopy'>,
  userId: string,
  id: string,
): Promise<boolean> {
  const held = documentsOnDevice(store, userId).find((each) => each.id === id);
  if (!held || held.unsent > 0 || held.hasLate) return !held;
  for (const [name, { epoch }] of notesByDocument(store, userId)) {
    if (!isOf(name, id)) continue;
    if (epoch !== undefined) await deleteCopy(`${prefix}:${userId}:${name}:${epoch}`);
    for (const key of keysOf(store))
      if (key.startsWith(`${prefix}:${userId}:${name}:`)) store.removeItem(key);
  }
  return true;
}

/** @returns the documents that went: of those that nobody wants kept, the ones not opened for longest */
export async function makeRoom(
  device: Pick<Device, 'store' | 'deleteCopy'>,
  userId: string,
  most = heldAtMost,
): Promise<string[]> {
  const passing = documentsOnDevice(device.store, userId).filter(({ wanted }) => !wanted);
  const gone: string[] = [];
  for (const { id } of passing.slice(most)) if (await takeOffDevice(device, userId, id)) gone.push(id);
  return gone;
}

/** Whether a copy is of this document, or of a part of it. */
function isOf(name: string, id: string): boolean {
  return name === id || name.startsWith(id + beside);
}

function unsentIn(notes: Notes): number {
  return Object.entries(notes)
    .filter(([name]) => name.startsWith('unsent:'))
    .reduce((sum, [, n]) => sum + (Number(n) || 0), 0);
}

function notesByDocument(store: SmallStore, userId: string): Map<string, Notes> {
  const own = `${prefix}:${userId}:`;
  const found = new Map<string, Notes>();
  for (const key of keysOf(store)) {
    if (!key.startsWith(own)) continue;
    const [id = '', ...name] = key.slice(own.length).split(':');
    found.set(id, { ...found.get(id), [name.join(':')]: store.getItem(key) ?? '' });
  }
  return found;
}

function keysOf(store: SmallStore): string[] {
  return Array.from({ length: store.length }, (_, i) => store.key(i) ?? '');
}

/** Storage that is forbidden, or full, throws: false then. */
function set(store: SmallStore, key: string, value: string | undefined): boolean {
  try {
    if (value === undefined) store.removeItem(key);
    else store.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
