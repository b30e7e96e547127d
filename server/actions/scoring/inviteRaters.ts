import { can } from '../../../shared/policy/can.ts';
import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { about } from '../documents/open.ts';
import { badRequest, notFound } from '../error.ts';
import { insertRaters, opened, scoringTurn } from './open.ts';
import { asRaters } from './raters.ts';

/**
 * Asks people to score, also after the reveal. Whoever leads the scoring asks anybody who may write; others themselves,
 * unless they were taken out.
 */
export const inviteRaters: Action<'inviteRaters'> = (ctx, actor, { params, body }) =>
  scoringTurn(ctx, actor, params.document, 'write', async (rubric) => {
    opened(rubric);
    const { row, thing, by, raters } = rubric;
    if (!can(by, 'leadScoring', thing)) {
      if (body.raters.some((id) => id !== by.id)) throw notFound('rater');
      if (raters.some((one) => one.person_id === by.id && one.state === 'withdrawn')) {
        throw badRequest('You were withdrawn from this scoring. Ask to be invited again.', ['raters']);
      }
    }
    const people = await asRaters(ctx, thing, body.raters);
    await ctx.lane.write(async (tx) => {
      await insertRaters(ctx, tx, row.id, by, people);
      await audit(ctx, tx, by, 'scoring.invited', { ...about(row), details: { raters: body.raters } });
    });
    ctx.rooms.notify(row.id, { type: 'scoring' });
    return { ok: true };
  });
