import type { Selectable, Transaction } from 'kysely';
import type { Fields } from '../../../shared/content/fields.ts';
import { shortId } from '../../../shared/ids.ts';
import type { Actor, PersonActor } from '../../../shared/policy/actor.ts';
import type { DocumentAction } from '../../../shared/policy/can.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';
import { signedIn } from '../action.ts';
import { documentFor, type OpenDocument } from '../documents/open.ts';
import { badRequest, notFound } from '../error.ts';
import { inTurn } from '../suggestions/desk.ts';

export type ScoringRow = Selectable<Tables['scoring']>;
export type RaterRow = Selectable<Tables['rater']>;

export interface Rubric extends OpenDocument {
  readonly by: PersonActor;
  readonly scoring: ScoringRow | undefined;
  readonly raters: readonly RaterRow[];
}

/** A rubric and how far its scoring has come, for whoever may do this with it. @throws as `documentFor` does */
export async function rubricFor(
  ctx: Context,
  actor: Actor,
  documentId: string,
  action: DocumentAction,
): Promise<Rubric> {
  const open = await documentFor(ctx, actor, documentId, action);
  if (open.row.kind !== 'rubric') throw notFound('rubric');
  return { ...open, by: signedIn(actor), ...(await scoringOf(ctx.db, documentId)) };
}

export async function scoringOf(db: Context['db'], documentId: string) {
  const [scoring, raters] = await Promise.all([
    db.selectFrom('scoring').selectAll().where('document_id', '=', documentId).executeTakeFirst(),
    db
      .selectFrom('rater')
      .selectAll()
      .where('document_id', '=', documentId)
      .orderBy('created_at')
      .orderBy('person_id')
      .execute(),
  ]);
  return { scoring, raters };
}

/** Work on the scoring of one document, one after the other; what it decides by is read in its turn. */
export function scoringTurn<T>(
  ctx: Context,
  actor: Actor,
  documentId: string,
  action: DocumentAction,
  work: (rubric: Rubric) => Promise<T>,
): Promise<T> {
  return inTurn(ctx.rooms, documentId, async () => work(await rubricFor(ctx, actor, documentId, action)));
}

export function opened({ scoring }: Rubric): ScoringRow {
  if (scoring) return scoring;
  throw badRequest('Scoring has not been opened in this document. Open it first.', []);
}

export function raterIn({ raters }: Rubric, personId: string): RaterRow {
  const found = raters.find((one) => one.person_id === personId);
  if (found) return found;
  throw notFound('rater');
}

/** What may be changed has changed: whoever is inside asks anew at once, and their next edit is judged by it. */
export function tellLocks({ rooms }: Pick<Context, 'rooms'>, documentId: string): void {
  // First the notice: it goes by the sockets that the new locks close.
  rooms.notify(documentId, { type: 'scoring' });
  rooms.relock(documentId);
}

export async function sharedFields(ctx: Context, documentId: string): Promise<Fields> {
  return (await ctx.rooms.contentAt(documentId)).content.fields;
}

/** Who was absent or withdrawn, and is asked again, scores again. */
export async function insertRaters(
  ctx: Pick<Context, 'now'>,
  tx: Transaction<Tables>,
  documentId: string,
  by: PersonActor,
  people: readonly { readonly id: string; readonly organisationId: string | undefined }[],
): Promise<void> {
  for (const person of people) {
    await tx
      .insertInto('rater')
      .values({
        document_id: documentId,
        person_id: person.id,
        organisation_id: person.organisationId ?? null,
        state: 'scoring',
        late: 0,
        row: shortId(),
        before_reopening_json: null,
        created_at: ctx.now(),
        created_by: by.id,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['document_id', 'person_id'])
          .doUpdateSet({ state: 'scoring' })
          .where('rater.state', 'in', ['absent', 'withdrawn']),
      )
      .execute();
  }
}

export async function setRater(
  tx: Transaction<Tables>,
  { document_id, person_id }: Pick<RaterRow, 'document_id' | 'person_id'>,
  values: Partial<Pick<RaterRow, 'state' | 'late' | 'before_reopening_json'>>,
): Promise<void> {
  await tx
    .updateTable('rater')
    .set(values)
    .where('document_id', '=', document_id)
    .where('person_id', '=', person_id)
    .execute();
}
