import { webcrypto } from 'node:crypto';
import * as Y from 'yjs';
import { applyChanges } from '../../../shared/content/apply.ts';
import type { Node } from '../../../shared/content/fields.ts';
import { fromBlocks } from '../../../shared/content/suggestions/blocks.ts';
import { replaced } from '../../../shared/content/suggestions/hunks.ts';
import { dropProposal, type Proposal, putProposal } from '../../../shared/content/suggestions/proposals.ts';
import { blocksAt, textTypeAt } from '../../../shared/content/suggestions/texts.ts';
import type { Kind } from '../../../shared/kinds/kind.ts';
import type { Rooms, Signer } from '../../rooms/rooms.ts';
import { Turns } from './turns.ts';

const origin = 'suggestions';
const turns = new WeakMap<Rooms, Turns>();

/** Decisions about one document, one after the other: nothing is accepted twice. */
export function inTurn<T>(rooms: Rooms, documentId: string, work: () => Promise<T>): Promise<T> {
  const known = turns.get(rooms) ?? new Turns();
  turns.set(rooms, known);
  return known.take(documentId, work);
}

/** A copy of a document in which suggestions are carried out; each change goes in by the document's own door. */
export class Desk {
  private readonly rooms: Rooms;
  private readonly documentId: string;
  private readonly kind: Kind;
  private readonly epoch: number;
  private readonly doc = new Y.Doc();

  private constructor(rooms: Rooms, documentId: string, kind: Kind, epoch: number) {
    this.rooms = rooms;
    this.documentId = documentId;
    this.kind = kind;
    this.epoch = epoch;
  }

  static async open(rooms: Rooms, documentId: string, kind: Kind): Promise<Desk> {
    const { epoch, updates } = await rooms.copyOf(documentId);
    const desk = new Desk(rooms, documentId, kind, epoch);
    for (const update of updates) Y.applyUpdate(desk.doc, update);
    return desk;
  }

  blocks(place: string): readonly Node[] {
    return blocksAt(this.doc, this.type(place), place);
  }

  /** Puts blocks in the place of others, signed by whoever they are by. */
  async replace(
    place: string,
    at: { readonly at: number; readonly count?: number },
    by: readonly Node[],
    signer: Signer,
  ): Promise<void> {
    // Each signer writes under a client id of their own.
    this.doc.clientID = webcrypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    const before = Y.encodeStateVector(this.doc);
    const nodes = fromBlocks(this.type(place), replaced(this.blocks(place), at, by));
    applyChanges(this.doc, this.kind.fields, [{ type: 'text', address: place, nodes }], origin);
    const update = Y.encodeStateAsUpdate(this.doc, before);
    await this.rooms.append(this.documentId, update, signer, this.epoch);
  }

  close(): void {
    this.doc.destroy();
  }

  private type(place: string): 'line' | 'rich' {
    const type = textTypeAt(this.kind.fields, place);
    if (!type) throw new Error(`There is no text at "${place}".`);
    return type;
  }
}

/** Takes proposals out of somebody's part, or puts them back, as the server itself. */
export async function editPart(
  rooms: Rooms,
  documentId: string,
  part: string,
  edit: { readonly drop?: readonly string[]; readonly put?: readonly Proposal[] },
): Promise<void> {
  const { epoch, updates } = await rooms.copyOf(documentId, part);
  const doc = new Y.Doc();
  try {
    for (const update of updates) Y.applyUpdate(doc, update);
    const before = Y.encodeStateVector(doc);
    for (const id of edit.drop ?? []) dropProposal(doc, id, origin);
    for (const proposal of edit.put ?? []) putProposal(doc, proposal, origin);
    await rooms.append(documentId, Y.encodeStateAsUpdate(doc, before), null, epoch, part);
  } finally {
    doc.destroy();
  }
}
