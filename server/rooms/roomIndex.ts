import type { Room } from './room.ts';

/** The rooms that are open, by document and part. */
export class RoomIndex {
  private readonly byDocument = new Map<string, Map<string, Room>>();

  add(room: Room): void {
    const { documentId, part } = room.place;
    const parts = this.byDocument.get(documentId) ?? new Map<string, Room>();
    this.byDocument.set(documentId, parts.set(part, room));
  }

  /** @returns whether it was there; another room of the same part stays */
  delete(room: Room): boolean {
    const { documentId, part } = room.place;
    const parts = this.byDocument.get(documentId);
    if (parts?.get(part) !== room) return false;
    parts.delete(part);
    if (parts.size === 0) this.byDocument.delete(documentId);
    return true;
  }

  get(documentId: string, part: string): Room | undefined {
    return this.byDocument.get(documentId)?.get(part);
  }

  /** Those of one document. */
  of(documentId: string): Iterable<Room> {
    return this.byDocument.get(documentId)?.values() ?? [];
  }

  *all(): Iterable<Room> {
    for (const parts of this.byDocument.values()) yield* parts.values();
  }
}

export function keyOf(documentId: string, part: string): string {
  return `${documentId} ${part}`;
}
