import { uuidv7 } from '../../../shared/ids.ts';
import { close } from '../../../shared/protocol/close.ts';
import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { badRequest } from '../error.ts';
import { candidatesFor } from './grants.ts';
import { about, documentFor } from './open.ts';

/** Shares an organisation's document; a new grant to the same holder takes the place of the old one. */
export const addGrant: Action<'addGrant'> = async (ctx, actor, { params, body }) => {
  const { row, thing } = await documentFor(ctx, actor, params.document, 'share');
  const by = signedIn(actor);
  const candidates = await candidatesFor(ctx, thing.owner);
  if (!candidates.some((one) => one.type === body.to.type && one.id === body.to.id)) {
    throw badRequest('This document can be shared with the networks and partners of its owner only.', ['to']);
  }
  const holder = body.to.type === 'network' ? 'network_id' : 'organisation_id';
  const at = ctx.now();
  const id = uuidv7(at, ctx.random);
  await ctx.lane.write(async (tx) => {
    await tx
      .updateTable('grant')
      .set({ ended_at: at })
      .where('document_id', '=', row.id)
      .where(holder, '=', body.to.id)
      .where('ended_at', 'is', null)
      .execute();
    await tx
      .insertInto('grant')
      .values({
        id,
        document_id: row.id,
        network_id: null,
        organisation_id: null,
        person_id: null,
        [holder]: body.to.id,
        role: body.role,
        publish_consent: body.publishConsent ? 1 : 0,
        created_by: by.id,
        created_at: at,
        ended_at: null,
      })
      .execute();
    await audit(ctx, tx, by, 'document.shared', {
      ...about(row),
      details: { to: body.to, role: body.role, publishConsent: body.publishConsent },
    });
  });
  ctx.rooms.close({ documentId: row.id }, close.accessChanged);
  return { id };
};
