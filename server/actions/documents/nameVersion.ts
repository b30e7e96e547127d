import { type Action, signedIn } from '../action.ts';
import { notFound } from '../error.ts';
import { keepVersion } from './keepVersion.ts';
import { documentFor } from './open.ts';
import { versionsOf } from './versions.ts';

/** Keeps the document as it is on disk now, under a name. */
export const nameVersion: Action<'nameVersion'> = async (ctx, actor, { params, body }) => {
  const { row } = await documentFor(ctx, actor, params.document, 'nameVersion');
  const by = signedIn(actor);
  const n = await keepVersion(ctx, row, { type: 'named', name: body.name, by });
  const [made] = await versionsOf(ctx.db, row.id, { n });
  if (!made) throw notFound('version');
  return made;
};
