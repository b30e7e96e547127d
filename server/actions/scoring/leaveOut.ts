import { under } from '../../../shared/content/address.ts';
import type { Actor } from '../../../shared/policy/actor.ts';
import { can } from '../../../shared/policy/can.ts';
import type { Context } from '../../context.ts';
import { audit } from '../audit.ts';
import { about } from '../documents/open.ts';
import { namesOf } from '../documents/present.ts';
import { badRequest, notFound } from '../error.ts';
import { opened, raterIn, scoringTurn, setRater } from './open.ts';
import { writeShared } from './writeShared.ts';

/** Nobody waits for this rater any more, and nothing of theirs counts. What was revealed of it stays to be read. */
export async function leaveOut(
  ctx: Context,
  actor: Actor,
  asked: { readonly document: string; readonly person: string },
  as: 'absent' | 'withdrawn',
  reason: string | undefined,
): Promise<{ ok: true }> {
  return scoringTurn(ctx, actor, asked.document, 'write', async (rubric) => {
    const { row, thing, by } = rubric;
    const isSelf = as === 'withdrawn' && asked.person === by.id;
    if (!isSelf && !can(by, 'leadScoring', thing)) throw notFound('rater');
    const isRevealed = opened(rubric).state === 'revealed';
    const rater = raterIn(rubric, asked.person);
    if (rater.state === as) return { ok: true };
    if (as === 'absent' && rater.state === 'finished') {
      throw badRequest('They have finished, so they were not absent. Withdraw them instead.', []);
    }
    // First what can be refused: whoever is told that it did not work sends it again.
    if (isRevealed) {
      const names = await namesOf(ctx.db, 'person', [rater.person_id]);
      await writeShared(
        ctx,
        rubric,
        [{ type: 'set', address: under('ratings', rater.row, 'state'), value: as }],
        { event: as, who: names.get(rater.person_id) ?? '', ...(reason ? { reason } : {}) },
      );
    }
    await ctx.lane.write(async (tx) => {
      await setRater(tx, rater, { state: as });
      await audit(ctx, tx, by, `scoring.${as}`, {
        ...about(row),
        details: { rater: rater.person_id, ...(reason ? { reason } : {}) },
      });
    });
    ctx.rooms.notify(row.id, { type: 'scoring' });
    return { ok: true };
  });
}
