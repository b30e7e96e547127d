import { publishedContent } from '../../../shared/content/normalise.ts';
import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { mayOwn } from './createDocument.ts';
import { prepareDocument } from './insertDocument.ts';
import { forkableVersion } from './readable.ts';
import { kindOf } from './seal.ts';

/**
 * A new document from what a version says, with the same row and block ids, so that later versions of the source can
 * be merged in, less what its kind leaves each district to fill in. No history comes along: nothing that the version
 * does not say.
 */
export const fork: Action<'fork'> = async (ctx, asking, { params, body }) => {
  const actor = signedIn(asking);
  const version = await forkableVersion(ctx, actor, params.document, params.n);
  await mayOwn(ctx, actor, body.owner);
  const kind = kindOf(version.content.kind);
  const said = publishedContent(version.content, kind.fields);
  const { id, insert } = prepareDocument(ctx, {
    content: kind.forked ? { ...said, fields: kind.forked(said.fields) } : said,
    owner: body.owner,
    createdBy: actor.id,
    source: { documentId: version.documentId, n: version.n },
  });
  await ctx.lane.write(async (tx) => {
    await insert(tx);
    await audit(ctx, tx, actor, 'document.forked', {
      documentId: id,
      ...(body.owner.type === 'network' ? { networkId: body.owner.id } : { organisationId: body.owner.id }),
      details: { source: version.documentId, n: version.n },
    });
  });
  return { id };
};
