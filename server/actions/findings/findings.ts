import { readQuestion } from '../../store/search/question.ts';
import { type Action, signedIn } from '../action.ts';
import { findingsAnswering } from './read.ts';

/** What was learned, in one's networks; with a question, what answers it. */
export const findings: Action<'findings'> = async (ctx, asking, { query }) => {
  const actor = signedIn(asking);
  const { q = '', cycle, limit = 100 } = query ?? {};
  const found = await findingsAnswering(ctx.db, actor, readQuestion(q), { cycleId: cycle });
  return { findings: found.slice(0, limit) };
};
