import { under } from '../../../shared/content/address.ts';
import { partOf } from '../../../shared/content/parts.ts';
import { mark, pairsIn, rowsIn, scoresIn } from '../../../shared/kinds/rubric/rating.ts';
import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { about } from '../documents/open.ts';
import { opened, scoringTurn, setRater, sharedFields, tellLocks } from './open.ts';
import { writeShared } from './writeShared.ts';

/** Weights and criteria may be changed again, for a reason; scores given until now are marked, until they are looked at. */
export const reopenWeights: Action<'reopenWeights'> = (ctx, actor, { params, body }) =>
  scoringTurn(ctx, actor, params.document, 'leadScoring', async (rubric) => {
    const { row, by, raters } = rubric;
    const isRevealed = opened(rubric).state === 'revealed';
    const given = await Promise.all(
      raters.map(async (rater) => {
        const { content } = await ctx.rooms.contentAt(row.id, undefined, partOf('sealed', rater.person_id));
        return { rater, scores: scoresIn(content.fields) };
      }),
    );
    await ctx.lane.write(async (tx) => {
      await tx.updateTable('scoring').set({ weights_open: 1 }).where('document_id', '=', row.id).execute();
      for (const { rater, scores } of given) {
        await setRater(tx, rater, { before_reopening_json: JSON.stringify(scores) });
      }
      await audit(ctx, tx, by, 'scoring.reopened', { ...about(row), details: { reason: body.reason } });
    });
    tellLocks(ctx, row.id);
    const shared = isRevealed ? rowsIn((await sharedFields(ctx, row.id)).ratings) : [];
    const marks = shared.flatMap(({ id, fields }) =>
      pairsIn(scoresIn(fields)).map(([vendor, criterion]) => mark(under('ratings', id), vendor, criterion)),
    );
    await writeShared(ctx, rubric, marks, { event: 'reopened', reason: body.reason });
    return { ok: true };
  });
