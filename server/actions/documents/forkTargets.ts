import { type Action, signedIn } from '../action.ts';
import { ownersFor } from './owners.ts';
import { forkableVersion } from './readable.ts';

/** Where the actor could take this version: their organisations, and the networks they may write in. */
export const forkTargets: Action<'forkTargets'> = async (ctx, asking, { params }) => {
  const actor = signedIn(asking);
  const version = await forkableVersion(ctx, actor, params.document, params.n);
  return { title: version.metadata.title, ...(await ownersFor(ctx, actor)) };
};
