import type { Answer } from '../../../shared/contract/calls.ts';
import { plainComment } from '../../../shared/content/mentions.ts';
import type { PersonActor } from '../../../shared/policy/actor.ts';
import { can } from '../../../shared/policy/can.ts';
import { documentThing } from '../../auth/things.ts';
import type { Context } from '../../context.ts';

const most = 100;
const excerpt = 140;

/** What was said to somebody and they have not seen yet, the latest first; only where they may still read it. */
export async function toRead(ctx: Context, actor: PersonActor): Promise<Answer<'home'>['waiting']> {
  const rows = await ctx.db
    .selectFrom('notification')
    .innerJoin('document', 'document.id', 'notification.document_id')
    .innerJoin('person', 'person.id', 'notification.created_by')
    .leftJoin('comment', 'comment.id', 'notification.comment_id')
    .leftJoin('organisation', 'organisation.id', 'comment.organisation_id')
    .select([
      'notification.id',
      'notification.type',
      'notification.document_id',
      'notification.thread_id',
      'notification.address',
      'notification.created_at',
      'document.title',
      'person.name as by',
      'organisation.name as organisation',
      'comment.text',
    ])
    .where('notification.person_id', '=', actor.id)
    .where('notification.read_at', 'is', null)
    .orderBy('notification.created_at', 'desc')
    .limit(most)
    .execute();
  const things = await Promise.all(
    [...new Set(rows.map((row) => row.document_id))].map((id) => documentThing(ctx.db, id)),
  );
  const readable = new Set(things.flatMap((thing) => (thing && can(actor, 'read', thing) ? [thing.id] : [])));
  return rows
    .filter((row) => readable.has(row.document_id))
    .map((row) => ({
      type: row.type === 'named' ? 'named' : row.type === 'mention' ? 'mention' : 'reply',
      title: row.title,
      href: row.thread_id
        ? `/d/${row.document_id}?panel=comments&thread=${row.thread_id}`
        : `/d/${row.document_id}?at=${encodeURIComponent(row.address ?? '')}`,
      by: row.by,
      ...(row.organisation ? { organisation: row.organisation } : {}),
      ...(row.text ? { excerpt: shortened(plainComment(row.text)) } : {}),
      at: row.created_at,
      notificationId: row.id,
    }));
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= excerpt ? line : `${line.slice(0, excerpt - 1).trimEnd()}…`;
}
