import { uuidv7 } from '../../../shared/ids.ts';
import { newToken, tokenHash } from '../../auth/tokens.ts';
import type { Context } from '../../context.ts';
import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { about, documentFor } from '../documents/open.ts';
import { badRequest } from '../error.ts';

const minute = 60_000;
/** A link lives at least this long, and at most. */
const shortest = 5 * minute;
const longest = 31 * 24 * 60 * minute;
/** Links that live at one time, of one document. */
const mostAlive = 50;

/** A link for everybody in a meeting: whoever holds it comes in, until it ends or is revoked. */
export const makeJoinLink: Action<'makeJoinLink'> = async (ctx, asking, { params, body }, call) => {
  const { row } = await documentFor(ctx, asking, params.document, 'share');
  const actor = signedIn(asking);
  const at = ctx.now();
  const endsAt = 'in' in body.ends ? at + body.ends.in : body.ends.at;
  if (endsAt < at + shortest || endsAt > at + longest) {
    throw badRequest('A link ends in five minutes at the earliest and in 31 days at the latest.', ['ends']);
  }
  const token = newToken(ctx.random, 24);
  const id = uuidv7(at, ctx.random);
  await ctx.lane.write(async (tx) => {
    const { alive } = await tx
      .selectFrom('join_link')
      .select((eb) => eb.fn.countAll<number>().as('alive'))
      .where('document_id', '=', row.id)
      .where('revoked_at', 'is', null)
      .where('ends_at', '>', at)
      .executeTakeFirstOrThrow();
    if (alive >= mostAlive) {
      throw badRequest(`This document has ${mostAlive} links already. Revoke some of them first.`, []);
    }
    await tx
      .insertInto('join_link')
      .values({
        id,
        token_hash: tokenHash(token),
        document_id: row.id,
        role: body.role,
        created_by: actor.id,
        created_at: at,
        ends_at: endsAt,
        revoked_at: null,
      })
      .execute();
    await audit(ctx, tx, actor, 'joinLink.made', {
      ...about(row),
      details: { linkId: id, role: body.role, endsAt },
    });
  });
  return { id, link: `${strangersOrigin(ctx, call.origin)}/join/${token}`, endsAt };
};

/** In the demonstration whoever opens a person's host becomes that person: strangers come by the plain name. */
function strangersOrigin({ demo }: Pick<Context, 'demo'>, origin: string): string {
  const { host, port } = new URL(origin);
  return demo?.people.some((person) => person.host === host) ? `http://localhost:${port}` : origin;
}
