import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type * as shape from '../../../shared/contract/shapes.ts';
import type { Anchor } from '../../../shared/content/anchors.ts';
import type { Tables } from '../../store/tables.ts';
import { namesOf } from '../documents/present.ts';
import { notFound } from '../error.ts';

export type Thread = z.output<typeof shape.thread>;

/** The threads of a document, oldest first. One whose comments are all removed is gone. */
export async function threadsOf(
  db: Kysely<Tables>,
  documentId: string,
  threadId?: string,
): Promise<Thread[]> {
  const rows = await db
    .selectFrom('thread')
    .selectAll()
    .where('document_id', '=', documentId)
    .$if(threadId !== undefined, (query) => query.where('id', '=', threadId ?? ''))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const comments = await commentsOf(db, documentId, threadId);
  const people = await namesOf(
    db,
    'person',
    rows.map((row) => row.resolved_by),
  );
  return rows.flatMap((row) => {
    const own = comments.filter((one) => one.threadId === row.id);
    if (own.every(({ comment }) => comment.removed)) return [];
    return [
      {
        id: row.id,
        anchor: JSON.parse(row.anchor_json) as Anchor,
        at: row.created_at,
        comments: own.map(({ comment }) => comment),
        ...(row.resolved_at === null
          ? {}
          : { resolved: { by: people.get(row.resolved_by ?? '') ?? '', at: row.resolved_at } }),
      },
    ];
  });
}

export async function oneThread(db: Kysely<Tables>, documentId: string, threadId: string): Promise<Thread> {
  const [thread] = await threadsOf(db, documentId, threadId);
  if (!thread) throw notFound('thread');
  return thread;
}

async function commentsOf(
  db: Kysely<Tables>,
  documentId: string,
  threadId: string | undefined,
): Promise<{ threadId: string; comment: Thread['comments'][number] }[]> {
  const rows = await db
    .selectFrom('comment')
    .innerJoin('person', 'person.id', 'comment.person_id')
    .leftJoin('organisation', 'organisation.id', 'comment.organisation_id')
    .select([
      'comment.id',
      'comment.thread_id',
      'comment.text',
      'comment.created_at',
      'comment.edited_at',
      'comment.removed_at',
      'comment.person_id',
      'person.name',
      'organisation.name as organisation',
      'organisation.initials',
      'organisation.colour',
      'organisation.pattern',
    ])
    .where('comment.document_id', '=', documentId)
    .$if(threadId !== undefined, (query) => query.where('comment.thread_id', '=', threadId ?? ''))
    .orderBy('comment.created_at')
    .orderBy('comment.id')
    .execute();
  return rows.map((row) => ({
    threadId: row.thread_id,
    comment: {
      id: row.id,
      by: {
        id: row.person_id,
        name: row.name,
        organisation: row.organisation ?? '',
        initials: row.initials ?? '',
        colour: row.colour ?? 0,
        pattern: row.pattern ?? 0,
      },
      text: row.text,
      at: row.created_at,
      ...(row.edited_at === null ? {} : { editedAt: row.edited_at }),
      removed: row.removed_at !== null,
    },
  }));
}
