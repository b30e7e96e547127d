import { under } from '../../../shared/content/address.ts';
import { notApplicable } from '../../../shared/kinds/rubric/fields.ts';
import { rowsIn, scoresIn } from '../../../shared/kinds/rubric/rating.ts';
import { readRubric } from '../../../shared/kinds/rubric/read.ts';
import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { about } from '../documents/open.ts';
import { badRequest, notFound } from '../error.ts';
import { opened, raterIn, scoringTurn, sharedFields } from './open.ts';
import { writeShared } from './writeShared.ts';

/** A rater changes one of their scores after the reveal: what was revealed is kept beside it. */
export const changeScore: Action<'changeScore'> = (ctx, actor, { params, body }) =>
  scoringTurn(ctx, actor, params.document, 'write', async (rubric) => {
    const { row, by } = rubric;
    const { vendor, criterion, score, reason } = body;
    if (opened(rubric).state !== 'revealed') {
      throw badRequest('Nothing has been revealed yet: change the score where you gave it.', []);
    }
    const rater = raterIn(rubric, by.id);
    const shared = await sharedFields(ctx, row.id);
    const rating = rowsIn(shared.ratings).find(({ id }) => id === rater.row);
    const isThere = (list: 'vendors' | 'criteria', id: string) =>
      rowsIn(shared[list]).some((one) => one.id === id);
    if (rater.state !== 'finished' || !rating) throw notFound('rating');
    if (!isThere('vendors', vendor) || !isThere('criteria', criterion)) throw notFound('score');
    const { lowest, highest } = readRubric(shared);
    if (score !== notApplicable && (Number(score) < lowest || Number(score) > highest)) {
      throw badRequest(`This rubric scores from ${lowest} to ${highest}. Give one of these.`, ['score']);
    }
    const now = scoresIn(rating.fields)[vendor]?.[criterion];
    const kept = scoresIn({ scores: rating.fields.revealed ?? { cells: {} } })[vendor]?.[criterion];
    if (now === score) return { ok: true };
    const at = (name: string) => under('ratings', rater.row, name, vendor, criterion);
    const revealed = kept ?? now;
    await writeShared(
      ctx,
      rubric,
      [
        { type: 'set', address: at('scores'), value: score },
        {
          type: 'set',
          address: at('revealed'),
          value: revealed === undefined || revealed === score ? null : revealed,
        },
        { type: 'set', address: at('beforeReopening'), value: null },
      ],
      { event: 'changed', reason },
    );
    await ctx.lane.write((tx) =>
      audit(ctx, tx, by, 'scoring.changed', {
        ...about(row),
        details: { vendor, criterion, from: now ?? null, to: score, reason },
      }),
    );
    return { ok: true };
  });
