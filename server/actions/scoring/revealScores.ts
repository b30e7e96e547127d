import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { about } from '../documents/open.ts';
import { namesOf } from '../documents/present.ts';
import { ActionError, badRequest } from '../error.ts';
import { opened, scoringTurn, sharedFields, tellLocks } from './open.ts';
import { copyRatings, writeShared } from './writeShared.ts';

/**
 * Brings the scores of all who have finished into the open. That it is done stands first, in the database; copying can
 * be finished by revealing again.
 */
export const revealScores: Action<'revealScores'> = (ctx, actor, { params, body }) =>
  scoringTurn(ctx, actor, params.document, 'leadScoring', async (rubric) => {
    const { row, by, raters } = rubric;
    const { state } = opened(rubric);
    const { reason } = body;
    if (state === 'open') {
      const missing = raters.filter((one) => one.state === 'scoring');
      const names = await namesOf(
        ctx.db,
        'person',
        missing.map((one) => one.person_id),
      );
      const waited = missing.map((one) => names.get(one.person_id) ?? '');
      if (!raters.some((one) => one.state === 'finished')) {
        throw badRequest('Nobody has finished scoring yet, so there is nothing to reveal.', []);
      }
      if (missing.length > 0 && !reason) {
        throw new ActionError(
          'reasonNeeded',
          `${waited.join(', ')} have not finished. Wait for them, or reveal without their scores and say why.`,
          { missing: waited },
        );
      }
      await ctx.lane.write(async (tx) => {
        await tx
          .updateTable('scoring')
          .set({ state: 'revealed', revealed_at: ctx.now() })
          .where('document_id', '=', row.id)
          .execute();
        await audit(ctx, tx, by, 'scoring.revealed', {
          ...about(row),
          details: { missing: missing.map((one) => one.person_id), ...(reason ? { reason } : {}) },
        });
      });
      tellLocks(ctx, row.id);
    }
    const shared = await sharedFields(ctx, row.id);
    if (shared.scoring !== 'revealed') {
      await copyRatings(ctx, rubric, raters);
      await writeShared(ctx, rubric, [{ type: 'set', address: 'scoring', value: 'revealed' }], {
        event: 'revealed',
        ...(reason ? { reason } : {}),
      });
    }
    ctx.rooms.notify(row.id, { type: 'scoring' });
    return { ok: true };
  });
