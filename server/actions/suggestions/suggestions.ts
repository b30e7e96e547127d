import type { Answer } from '../../../shared/contract/calls.ts';
import type { Rooms } from '../../rooms/rooms.ts';
import type { Context } from '../../context.ts';
import type { Action } from '../action.ts';
import { type DocumentRow, documentFor } from '../documents/open.ts';
import { namesOf, organisationOf } from '../documents/present.ts';
import { readSuggestions, type Suggested } from './read.ts';

type Listed = Answer<'suggestions'>;

/** What is suggested in a document, for whoever may read it. */
export const suggestions: Action<'suggestions'> = async (ctx, actor, { params }) => {
  const { row } = await documentFor(ctx, actor, params.document, 'read');
  return listing(ctx).of(row.id, () => list(ctx, row));
};

async function list(ctx: Context, row: DocumentRow): Promise<Listed> {
  const found = await readSuggestions(ctx, row);
  const [names, organisations] = await Promise.all([
    namesOf(
      ctx.db,
      'person',
      found.map(({ author }) => author.personId),
    ),
    organisationsOf(ctx, found),
  ]);
  return {
    suggestions: found.map(({ proposal, author }) => {
      const organisation = organisations.get(author.organisationId);
      const { id, place, after, made, base, proposed } = proposal;
      return {
        id,
        author: {
          id: author.personId,
          name: names.get(author.personId) ?? '',
          ...(organisation ? { organisation } : {}),
        },
        made,
        place,
        ...(after === undefined ? {} : { after }),
        base: base.map((node) => ({ ...node })),
        proposed: proposed.map((node) => ({ ...node })),
      };
    }),
  };
}

async function organisationsOf({ db }: Context, found: readonly Suggested[]) {
  const ids = [...new Set(found.map(({ author }) => author.organisationId))];
  if (ids.length === 0) return new Map<string, ReturnType<typeof organisationOf>>();
  const rows = await db.selectFrom('organisation').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, organisationOf(row)]));
}

/**
 * Forty people ask at once when something was suggested. Whoever asks while the list is being read gets the next
 * reading, which began after they asked, all of them the same.
 */
class Listing {
  private readonly running = new Map<string, Promise<unknown>>();
  private readonly next = new Map<string, Promise<Listed>>();

  of(documentId: string, read: () => Promise<Listed>): Promise<Listed> {
    const waiting = this.next.get(documentId);
    if (waiting) return waiting;
    const before = this.running.get(documentId);
    if (!before) return this.run(documentId, read);
    const next = before.then(() => {
      this.next.delete(documentId);
      return this.run(documentId, read);
    });
    this.next.set(documentId, next);
    return next;
  }

  private run(documentId: string, read: () => Promise<Listed>): Promise<Listed> {
    const reading = read();
    const settled = reading.then(
      () => undefined,
      () => undefined,
    );
    this.running.set(documentId, settled);
    void settled.then(() => {
      if (this.running.get(documentId) === settled) this.running.delete(documentId);
    });
    return reading;
  }
}

const listings = new WeakMap<Rooms, Listing>();

function listing({ rooms }: Context): Listing {
  const known = listings.get(rooms) ?? new Listing();
  listings.set(rooms, known);
  return known;
}
