import { diff } from '../../../shared/content/diff.ts';
import { publishedContent } from '../../../shared/content/normalise.ts';
import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { NotAppended } from '../../rooms/room.ts';
import { ActionError, notFound } from '../error.ts';
import { editAs } from './editAs.ts';
import { keepVersion } from './keepVersion.ts';
import { about, documentFor } from './open.ts';
import { readVersion } from './readVersion.ts';
import { kindOf } from './seal.ts';

/**
 * Makes the document read as an earlier version, by the smallest edit and by its own door: whoever is inside sees it
 * happen, and what nobody publishes stays. How it read before is kept first, so that restoring that undoes it.
 */
export const restoreVersion: Action<'restoreVersion'> = async (ctx, actor, { params }) => {
  const opened = await documentFor(ctx, actor, params.document, 'nameVersion');
  await documentFor(ctx, actor, params.document, 'write');
  const by = signedIn(actor);
  const version = await readVersion(ctx.db, params.document, params.n);
  if (!version?.content) throw notFound('version');
  const wanted = version.content.fields;
  const { fields } = kindOf(opened.row.kind);
  const before = await keepVersion(ctx, opened.row, { type: 'automatic', name: '', by });
  const { content } = await ctx.rooms.contentAt(opened.row.id);
  const now = publishedContent(content, fields).fields;
  const changes = diff(fields, now, wanted, { by: by.id, at: ctx.now() });
  if (changes.length > 0) {
    await editAs(ctx, by, opened, changes, { asKept: true }).catch((error: unknown) => {
      if (!(error instanceof NotAppended)) throw error;
      throw new ActionError(
        'notLive',
        `Version ${params.n} was not restored, and nothing was changed: ${error.message}`,
      );
    });
  }
  await ctx.lane.write((tx) =>
    audit(ctx, tx, by, 'version.restored', { ...about(opened.row), details: { n: params.n, before } }),
  );
  return { before };
};
