import type { Action } from '../action.ts';
import { cycleFor } from './access.ts';
import { checkDates } from './dates.ts';

export const updateCycle: Action<'updateCycle'> = async (ctx, asking, { params, body }) => {
  await cycleFor(ctx, asking, params.cycle, 'write');
  const { title, dates } = body;
  if (dates) checkDates(dates);
  if (title === undefined && !dates) return { ok: true };
  await ctx.lane.write((tx) =>
    tx
      .updateTable('cycle')
      .set({
        ...(title === undefined ? {} : { title }),
        ...(dates && {
          starts_on: dates.startsOn,
          collect_on: dates.collectOn,
          compare_on: dates.compareOn,
          decide_on: dates.decideOn,
          ends_on: dates.endsOn,
        }),
      })
      .where('id', '=', params.cycle)
      .execute(),
  );
  return { ok: true };
};
