import type { Content } from '../../../shared/content/fields.ts';
import { publishedContent } from '../../../shared/content/normalise.ts';
import { lineOf } from '../../../shared/content/text.ts';
import type { PersonActor } from '../../../shared/policy/actor.ts';
import type { Context } from '../../context.ts';
import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { mayOwn } from './createDocument.ts';
import { prepareDocument } from './insertDocument.ts';
import { type DocumentRow, documentFor } from './open.ts';
import { asNext, insertSealed, kindOf, newestVersion, sealNext, titleOf } from './seal.ts';
import { wordsFor } from './words.ts';

/**
 * A new document that says what this one says now. What it came from is kept as an automatic version, so that those
 * who wrote it are credited as with any fork. Notes come along only where the owner stays the same.
 */
export const duplicateDocument: Action<'duplicateDocument'> = async (
  ctx,
  asking,
  { params, body },
  { locale },
) => {
  const { row, thing } = await documentFor(ctx, asking, params.document, 'fork');
  const actor = signedIn(asking);
  const owner = body.owner ?? thing.owner;
  await mayOwn(ctx, actor, owner);
  const kind = kindOf(row.kind);
  const source = await versionAsOfNow(ctx, actor, row);
  const isSameOwner = owner.type === thing.owner.type && owner.id === thing.owner.id;
  const kept = isSameOwner ? source.content : publishedContent(source.content, kind.fields);
  const t = await wordsFor(locale);
  const title = titleOf(kind, kept);
  const content: Content = {
    ...kept,
    fields:
      title === '' ? kept.fields : { ...kept.fields, [kind.titleField]: lineOf(t('docs.copyOf', { title })) },
  };
  const { id, insert } = prepareDocument(ctx, {
    content,
    owner,
    createdBy: actor.id,
    source: { documentId: row.id, n: source.n },
  });
  await ctx.lane.write(async (tx) => {
    await insert(tx);
    await audit(ctx, tx, actor, 'document.duplicated', {
      documentId: id,
      ...(owner.type === 'network' ? { networkId: owner.id } : { organisationId: owner.id }),
      details: { source: row.id, n: source.n },
    });
  });
  return { id };
};

/** The newest version where nothing was written since, else a new automatic one. */
async function versionAsOfNow(
  ctx: Context,
  actor: PersonActor,
  row: DocumentRow,
): Promise<{ readonly n: number; readonly content: Content }> {
  return asNext(async () => {
    const { content, epoch, seq } = await ctx.rooms.contentAt(row.id, row.frozen_seq ?? undefined);
    const by = { id: actor.id, name: actor.name };
    const sealed = await sealNext(ctx.db, {
      row,
      content,
      epoch,
      seq,
      type: 'automatic',
      name: '',
      by,
      at: ctx.now(),
    });
    const newest = await newestVersion(ctx.db, row.id);
    const last =
      newest &&
      (await ctx.db
        .selectFrom('version')
        .select('content_hash')
        .where('document_id', '=', row.id)
        .where('n', '=', newest.n)
        .executeTakeFirst());
    if (newest && last?.content_hash === sealed.version.content_hash) return { n: newest.n, content };
    await ctx.lane.write((tx) => insertSealed(tx, sealed));
    return { n: sealed.metadata.n, content };
  });
}
