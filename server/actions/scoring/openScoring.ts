import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { about } from '../documents/open.ts';
import { badRequest } from '../error.ts';
import { rowsIn } from '../../../shared/kinds/rubric/rating.ts';
import { insertRaters, scoringTurn, sharedFields, tellLocks } from './open.ts';
import { asRaters } from './raters.ts';
import { writeShared } from './writeShared.ts';

/** From here on weights and criteria stand still, and raters score, each in a sealed part of their own. */
export const openScoring: Action<'openScoring'> = (ctx, actor, { params, body }) =>
  scoringTurn(ctx, actor, params.document, 'leadScoring', async (rubric) => {
    const { row, thing, by } = rubric;
    if (rubric.scoring) throw badRequest('Scoring is open in this rubric already. Load it again.', []);
    const shared = await sharedFields(ctx, row.id);
    if (rowsIn(shared.criteria).length === 0 || rowsIn(shared.vendors).length === 0) {
      throw badRequest('There is nothing to score yet. Add criteria and vendors first.', []);
    }
    const people = await asRaters(ctx, thing, body.raters);
    await ctx.lane.write(async (tx) => {
      await tx
        .insertInto('scoring')
        .values({
          document_id: row.id,
          state: 'open',
          weights_open: 0,
          opened_by: by.id,
          opened_at: ctx.now(),
          revealed_at: null,
        })
        .execute();
      await insertRaters(ctx, tx, row.id, by, people);
      await audit(ctx, tx, by, 'scoring.opened', { ...about(row), details: { raters: body.raters } });
    });
    tellLocks(ctx, row.id);
    await writeShared(ctx, rubric, [{ type: 'set', address: 'scoring', value: 'open' }], { event: 'opened' });
    return { ok: true };
  });
