import { can } from '../../../shared/policy/can.ts';
import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { about } from '../documents/open.ts';
import { notFound } from '../error.ts';
import { insertRaters, opened, scoringTurn } from './open.ts';
import { asRaters } from './raters.ts';

/** Asks people to score, also after the reveal. Whoever leads the scoring asks anybody who may write; others themselves. */
export const inviteRaters: Action<'inviteRaters'> = (ctx, actor, { params, body }) =>
  scoringTurn(ctx, actor, params.document, 'write', async (rubric) => {
    opened(rubric);
    const { row, thing, by } = rubric;
    const areOthers = body.raters.some((id) => id !== by.id);
    if (areOthers && !can(by, 'leadScoring', thing)) throw notFound('rater');
    const people = await asRaters(ctx, thing, body.raters);
    await ctx.lane.write(async (tx) => {
      await insertRaters(ctx, tx, row.id, by, people);
      await audit(ctx, tx, by, 'scoring.invited', { ...about(row), details: { raters: body.raters } });
    });
    ctx.rooms.notify(row.id, { type: 'scoring' });
    return { ok: true };
  });
