import * as Y from 'yjs';
import { applyChanges, type Applying, type Change } from '../../../shared/content/apply.ts';
import { sharedPart } from '../../../shared/content/parts.ts';
import type { PersonActor } from '../../../shared/policy/actor.ts';
import { spokenFor } from '../../auth/presence.ts';
import type { Context } from '../../context.ts';
import type { Signer } from '../../rooms/rooms.ts';
import type { DocumentRow, OpenDocument } from './open.ts';
import { kindOf } from './seal.ts';

interface EditHow extends Applying {
  /** For what may change what is locked to people. */
  readonly pastLocks?: boolean;
}

/** Edits a live document by its own door, signed by the actor: open editors follow, and the edit is theirs. */
export async function editAs(
  ctx: Pick<Context, 'rooms'>,
  actor: PersonActor,
  { row, thing }: OpenDocument,
  changes: readonly Change[],
  how: EditHow = {},
): Promise<void> {
  const signer = { personId: actor.id, organisationId: spokenFor(actor, thing) ?? '' };
  await editSigned(ctx, row, signer, changes, how);
}

/** The same, signed by whoever it is from. */
export async function editSigned(
  ctx: Pick<Context, 'rooms'>,
  row: Pick<DocumentRow, 'id' | 'kind'>,
  signer: Signer,
  changes: readonly Change[],
  { pastLocks = false, ...how }: EditHow = {},
): Promise<void> {
  const { epoch, updates } = await ctx.rooms.copyOf(row.id);
  const ydoc = new Y.Doc();
  try {
    for (const update of updates) Y.applyUpdate(ydoc, update);
    const before = Y.encodeStateVector(ydoc);
    applyChanges(ydoc, kindOf(row.kind).fields, changes, 'action', how);
    const update = Y.encodeStateAsUpdate(ydoc, before);
    await ctx.rooms.append(row.id, update, signer, epoch, sharedPart, pastLocks);
  } finally {
    ydoc.destroy();
  }
}
