import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { about } from '../documents/open.ts';
import { badRequest } from '../error.ts';
import { opened, raterIn, scoringTurn, setRater } from './open.ts';
import { copyRatings, writeShared } from './writeShared.ts';

/** A rater has finished, or goes on after all. Whoever finishes after the reveal is late: their scores are open at once. */
export const finishScoring: Action<'finishScoring'> = (ctx, actor, { params, body }) =>
  scoringTurn(ctx, actor, params.document, 'write', async (rubric) => {
    const { row, by } = rubric;
    const isRevealed = opened(rubric).state === 'revealed';
    const rater = raterIn(rubric, by.id);
    if (rater.state === 'withdrawn') {
      throw badRequest('You were withdrawn from this scoring. Ask to be invited again.', []);
    }
    const was = rater.state === 'finished';
    if (was === body.finished) return { ok: true };
    if (was && isRevealed) {
      throw badRequest('Your scores have been revealed. Change a single score instead.', ['finished']);
    }
    const late = isRevealed ? 1 : 0;
    // First what can be refused: whoever is told that it did not work sends it again.
    if (isRevealed) {
      await copyRatings(ctx, rubric, [{ ...rater, state: 'finished', late }]);
      await writeShared(ctx, rubric, [], { event: 'late' });
    }
    await ctx.lane.write(async (tx) => {
      await setRater(tx, rater, { state: body.finished ? 'finished' : 'scoring', late });
      await audit(ctx, tx, by, body.finished ? 'scoring.finished' : 'scoring.resumed', about(row));
    });
    ctx.rooms.notify(row.id, { type: 'scoring' });
    return { ok: true };
  });
