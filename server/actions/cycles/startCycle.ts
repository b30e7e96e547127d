import type { Action } from '../action.ts';
import { wordsFor } from '../documents/words.ts';
import { networkFor } from '../networks/access.ts';
import { today, usualDates } from './dates.ts';
import { insertCycle } from './insertCycle.ts';

/** Without dates: 49 days from the day it is where the person sits. */
export const startCycle: Action<'startCycle'> = async (ctx, asking, { params, body }, call) => {
  const { actor } = await networkFor(ctx, asking, params.network, 'write');
  const t = await wordsFor(call.locale);
  const id = await ctx.lane.write((tx) =>
    insertCycle(ctx, tx, {
      networkId: params.network,
      createdBy: actor.id,
      dates: body.dates ?? usualDates(body.startsOn ?? today(ctx.now())),
      title: (n) => body.title ?? t('network.cycleTitle', { n }),
    }),
  );
  return { id };
};
