import type { Action } from '../action.ts';
import { describeMe } from './me.ts';

/** Who I am, if anyone; the client's first question. */
export const session: Action<'session'> = async (ctx, actor) => {
  const anybody = await ctx.db.selectFrom('person').select('id').limit(1).executeTakeFirst();
  return {
    ...(actor.type === 'person' ? { me: await describeMe(ctx, actor) } : {}),
    setUpNeeded: anybody === undefined,
    ...(ctx.demo
      ? {
          demo: {
            documentId: ctx.demo.documentId,
            people: ctx.demo.people.map(({ host, name, organisation, job, role }) => ({
              name,
              organisation,
              job,
              role,
              url: `http://${host}`,
            })),
          },
        }
      : {}),
  };
};
