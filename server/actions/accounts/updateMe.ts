import { type Action, signedIn } from '../action.ts';
import { describeMe } from './me.ts';

export const updateMe: Action<'updateMe'> = async (ctx, asking, { body }) => {
  const actor = signedIn(asking);
  if (body.name !== undefined || body.locale !== undefined) {
    await ctx.lane.write((tx) => tx.updateTable('person').set(body).where('id', '=', actor.id).execute());
  }
  return describeMe(ctx, { ...actor, name: body.name ?? actor.name });
};
