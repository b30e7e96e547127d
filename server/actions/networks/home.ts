import type { Answer } from '../../../shared/contract/calls.ts';
import { type Action, signedIn } from '../action.ts';
import { cyclesOf } from '../cycles/read.ts';
import { readableDocuments, recentDocuments } from '../documents/documents.ts';
import { namesOf, summariesOf } from '../documents/present.ts';
import { organisationsIn, problemOf } from './read.ts';
import { currentOf, waitingFor } from './waitingFor.ts';

type Home = Answer<'home'>;

const recentOnes = 8;
const starredOnes = 20;

/** Where somebody is needed, their networks, and what changed last. */
export const home: Action<'home'> = async (ctx, asking) => {
  const actor = signedIn(asking);
  const names = await namesOf(
    ctx.db,
    'network',
    actor.networks.map((one) => one.id),
  );
  const cycles = await cyclesOf(
    ctx,
    actor.networks.map((one) => one.id),
  );
  const networks: Home['networks'] = [];
  for (const { id, role, organisationId } of actor.networks) {
    const cycle = currentOf(cycles.filter((one) => one.networkId === id));
    const problem = await problemOf(ctx.db, id);
    networks.push({
      id,
      name: names.get(id) ?? '',
      role,
      organisations: [...(await organisationsIn(ctx.db, id, organisationId))],
      ...(cycle ? { cycle } : {}),
      ...(problem ? { problem: problem.sentence } : {}),
    });
  }
  const starred = await readableDocuments(ctx, actor, { starred: true, limit: starredOnes });
  return {
    networks: networks.toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    recent: await summariesOf(ctx.db, await recentDocuments(ctx, actor, recentOnes), { reader: actor }),
    starred: await summariesOf(ctx.db, starred, { reader: actor }),
    waiting: await waitingFor(ctx, actor, cycles),
  };
};
