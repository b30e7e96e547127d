import type { Action } from '../action.ts';
import { audit } from '../audit.ts';
import { about } from '../documents/open.ts';
import { opened, scoringTurn, tellLocks } from './open.ts';

/** Weights and criteria stand still again after they were reopened. */
export const lockWeights: Action<'lockWeights'> = (ctx, actor, { params }) =>
  scoringTurn(ctx, actor, params.document, 'leadScoring', async (rubric) => {
    opened(rubric);
    const { row, by } = rubric;
    await ctx.lane.write(async (tx) => {
      await tx.updateTable('scoring').set({ weights_open: 0 }).where('document_id', '=', row.id).execute();
      await audit(ctx, tx, by, 'scoring.locked', about(row));
    });
    tellLocks(ctx, row.id);
    return { ok: true };
  });
