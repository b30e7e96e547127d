import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { fileLimits } from '../../../shared/protocol/limits.ts';
import type { Actor, PersonActor } from '../../../shared/policy/actor.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';
import { signedIn } from '../action.ts';
import { documentFor, type OpenDocument } from '../documents/open.ts';
import { ActionError, badRequest } from '../error.ts';
import { pictureOf } from './picture.ts';

export interface AddedFile {
  /** Where it is shown from: what an image in a text says. */
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

/** Keeps a picture for a document; the same bytes are stored once, whoever sends them. */
export async function addFile(
  ctx: Context,
  asking: Actor,
  documentId: string,
  bytes: Uint8Array,
): Promise<AddedFile> {
  const actor = signedIn(asking);
  const { row, thing } = await documentFor(ctx, actor, documentId, 'write');
  const picture = pictureOf(bytes);
  if (!picture) {
    throw badRequest('This is no picture that can be kept here. Send a PNG, JPEG, WebP or GIF.', ['body']);
  }
  const { width, height, type } = picture;
  if (width < 1 || height < 1 || width * height > fileLimits.pixels) {
    throw badRequest(`The picture is ${width} × ${height}. Make it smaller and send it again.`, ['body']);
  }
  const hash = createHash('sha256').update(bytes).digest('hex');
  const organisationId = payerOf(actor, thing);
  await ctx.lane.write(async (tx) => {
    await hasRoom(tx, { documentId: row.id, organisationId, hash, size: bytes.byteLength });
    await tx
      .insertInto('file')
      .values({ hash, type, size: bytes.byteLength, width, height, created_at: ctx.now(), bytes })
      .onConflict((conflict) => conflict.column('hash').doNothing())
      .execute();
    await tx
      .insertInto('document_file')
      .values({
        document_id: row.id,
        hash,
        organisation_id: organisationId,
        created_by: actor.id,
        created_at: ctx.now(),
      })
      .onConflict((conflict) => conflict.columns(['document_id', 'hash']).doNothing())
      .execute();
  });
  return { src: `/files/${hash}`, width, height };
}

/** Whose room it takes: the organisation that owns the document, else the one the person speaks for in its network. */
export function payerOf(actor: PersonActor, thing: OpenDocument['thing']): string | null {
  if (thing.owner.type === 'organisation') return thing.owner.id;
  const membership = actor.networks.find((network) => network.id === thing.owner.id);
  return membership?.organisationId ?? actor.organisations[0]?.id ?? null;
}

/** @throws {ActionError} tooLarge where the document or the organisation has no room for it */
export async function hasRoom(
  db: Kysely<Tables>,
  asked: {
    readonly documentId: string;
    readonly organisationId: string | null;
    readonly hash: string;
    readonly size: number;
  },
): Promise<void> {
  const held = db
    .selectFrom('document_file')
    .innerJoin('file', 'file.hash', 'document_file.hash')
    .where('file.hash', '!=', asked.hash)
    .select((of) => [of.fn.countAll<number>().as('count'), of.fn.sum<number | null>('file.size').as('size')]);
  const [document, organisation] = await Promise.all([
    held.where('document_id', '=', asked.documentId).executeTakeFirstOrThrow(),
    asked.organisationId === null
      ? undefined
      : held.where('organisation_id', '=', asked.organisationId).executeTakeFirstOrThrow(),
  ]);
  if (document.count >= fileLimits.perDocument || Number(document.size) + asked.size > fileLimits.document) {
    throw new ActionError(
      'tooLarge',
      `This document holds ${document.count} pictures and has no room for more. Put this one into another document.`,
      { of: 'document' },
    );
  }
  if (organisation && Number(organisation.size) + asked.size > fileLimits.organisation) {
    throw new ActionError(
      'tooLarge',
      'The organization’s room for pictures is used up. Ask whoever runs this installation.',
      { of: 'organisation' },
    );
  }
}
