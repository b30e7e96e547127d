import type { Content } from '../../../shared/content/fields.ts';
import type { Actor } from '../../../shared/policy/actor.ts';
import { can } from '../../../shared/policy/can.ts';
import { documentThing, publicationThing } from '../../auth/things.ts';
import type { Context } from '../../context.ts';
import { notFound } from '../error.ts';
import { readVersion, type Version } from './readVersion.ts';

export interface Forkable extends Version {
  readonly content: Content;
}

/**
 * A version that the actor may take into a document of their own: published for them, or of a document they read.
 * @throws {ActionError} notFound
 */
export async function forkableVersion(
  ctx: Context,
  actor: Actor,
  documentId: string,
  n: number,
): Promise<Forkable> {
  const publication = await publicationThing(ctx.db, documentId, n);
  const published = publication !== undefined && can(actor, 'fork', publication);
  const thing = published ? undefined : await documentThing(ctx.db, documentId);
  if (!published && !(thing && can(actor, 'fork', thing))) throw notFound('version');
  const version = await readVersion(ctx.db, documentId, n);
  if (!version?.content) throw notFound('version');
  return { ...version, content: version.content };
}
