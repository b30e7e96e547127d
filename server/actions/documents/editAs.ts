import * as Y from 'yjs';
import { applyChanges, type Applying, type Change } from '../../../shared/content/apply.ts';
import type { PersonActor } from '../../../shared/policy/actor.ts';
import { spokenFor } from '../../auth/presence.ts';
import type { Context } from '../../context.ts';
import type { OpenDocument } from './open.ts';
import { kindOf } from './seal.ts';

/** Edits a live document by its own door, signed by the actor: open editors follow, and the edit is theirs. */
export async function editAs(
  ctx: Pick<Context, 'rooms'>,
  actor: PersonActor,
  { row, thing }: OpenDocument,
  changes: readonly Change[],
  how: Applying = {},
): Promise<void> {
  const { epoch, updates } = await ctx.rooms.copyOf(row.id);
  const ydoc = new Y.Doc();
  try {
    for (const update of updates) Y.applyUpdate(ydoc, update);
    const before = Y.encodeStateVector(ydoc);
    applyChanges(ydoc, kindOf(row.kind).fields, changes, 'action', how);
    const signer = { personId: actor.id, organisationId: spokenFor(actor, thing) ?? '' };
    await ctx.rooms.append(row.id, Y.encodeStateAsUpdate(ydoc, before), signer, epoch);
  } finally {
    ydoc.destroy();
  }
}
