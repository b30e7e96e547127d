import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { about, documentFor } from '../documents/open.ts';
import { versionsOf } from '../documents/versions.ts';
import { notFound } from '../error.ts';
import { freezeAs } from './freezeAs.ts';

/** Locks a document without publishing it. */
export const freeze: Action<'freeze'> = async (ctx, actor, { params, body }) => {
  const { row } = await documentFor(ctx, actor, params.document, 'freeze');
  const by = signedIn(actor);
  const { metadata } = await freezeAs(ctx, {
    row,
    by,
    name: body.name ?? '',
    also: (tx, sealed) =>
      audit(ctx, tx, by, 'document.frozen', {
        ...about(row),
        details: { n: sealed.metadata.n, hash: sealed.version.hash },
      }),
  });
  const [made] = await versionsOf(ctx.db, row.id, { n: metadata.n });
  if (!made) throw notFound('version');
  return made;
};
