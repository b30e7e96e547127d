import { readQuestion } from '../../store/search/question.ts';
import { answers } from '../../store/search/snippet.ts';
import { type Action, signedIn } from '../action.ts';
import { findingsFor } from './read.ts';

/** What was learned, in one's networks; with a question, what answers it. */
export const findings: Action<'findings'> = async (ctx, asking, { query }) => {
  const actor = signedIn(asking);
  const { q = '', cycle, limit = 100 } = query ?? {};
  const all = await findingsFor(ctx.db, actor, { cycleId: cycle });
  const question = readQuestion(q);
  const found =
    question.length === 0
      ? all
      : all.filter((one) =>
          answers([one.text, one.held, one.notHeld, one.organisation].join('\n'), question),
        );
  return { findings: found.slice(0, limit) };
};
