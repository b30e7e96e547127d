import type { Selectable } from 'kysely';
import type { Actor } from '../../../shared/policy/actor.ts';
import { can, type DocumentAction } from '../../../shared/policy/can.ts';
import type { DocumentThing } from '../../../shared/policy/things.ts';
import { documentThing } from '../../auth/things.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';
import { signedIn } from '../action.ts';
import type { Audited } from '../audit.ts';
import { ActionError, notFound } from '../error.ts';

export type DocumentRow = Selectable<Tables['document']>;

export interface OpenDocument {
  readonly row: DocumentRow;
  readonly thing: DocumentThing;
}

/**
 * The document, when the actor may do this with it now.
 * @throws {ActionError} notFound where it is unknown or not theirs, notLive where only its state forbids it
 */
export async function documentFor(
  ctx: Context,
  actor: Actor,
  documentId: string,
  action: DocumentAction,
): Promise<OpenDocument> {
  signedIn(actor);
  const thing = await documentThing(ctx.db, documentId);
  const row = await ctx.db.selectFrom('document').selectAll().where('id', '=', documentId).executeTakeFirst();
  if (!thing || !row) throw notFound('document');
  if (can(actor, action, thing)) return { row, thing };
  const elsewhere = (['live', 'frozen'] as const).some((state) => can(actor, action, { ...thing, state }));
  if (elsewhere && !thing.removed) {
    const now = thing.state === 'live' ? 'is not frozen' : 'is frozen or being frozen';
    throw new ActionError('notLive', `This document ${now}, so this is not possible. Load it again.`);
  }
  throw notFound('document');
}

/** A document in the terms of the audit log. */
export function about(row: DocumentRow): Audited {
  return {
    documentId: row.id,
    ...(row.network_id ? { networkId: row.network_id } : {}),
    ...(row.organisation_id ? { organisationId: row.organisation_id } : {}),
  };
}
