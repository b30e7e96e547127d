import type { Transaction } from 'kysely';
import { uuidv7 } from '../../shared/ids.ts';
import type { PersonActor } from '../../shared/policy/actor.ts';
import type { Context } from '../context.ts';
import type { Tables } from '../store/tables.ts';

export interface Audited {
  readonly networkId?: string | null;
  readonly organisationId?: string | null;
  readonly documentId?: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Writes down who did what, in the transaction that does it. `action` is `thing.done`, e.g. `document.published`. */
export async function audit(
  ctx: Pick<Context, 'now' | 'random'>,
  tx: Transaction<Tables>,
  actor: Pick<PersonActor, 'id'>,
  action: string,
  { networkId, organisationId, documentId, details = {} }: Audited,
): Promise<void> {
  await tx
    .insertInto('audit')
    .values({
      id: uuidv7(ctx.now(), ctx.random),
      created_at: ctx.now(),
      person_id: actor.id,
      organisation_id: organisationId ?? null,
      network_id: networkId ?? null,
      document_id: documentId ?? null,
      action,
      details_json: JSON.stringify(details),
    })
    .execute();
}
