import { type Action, signedIn } from '../action.ts';
import { waitingFor } from '../networks/waitingFor.ts';

/** How much waits for somebody on their start page. */
export const waiting: Action<'waiting'> = async (ctx, asking) => {
  const actor = signedIn(asking);
  return { count: (await waitingFor(ctx, actor)).length };
};
