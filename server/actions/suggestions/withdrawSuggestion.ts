import { type Action, signedIn } from '../action.ts';
import { documentFor } from '../documents/open.ts';
import { notFound } from '../error.ts';
import { editPart, inTurn } from './desk.ts';
import { ownPart, readSuggestions } from './read.ts';

/** Takes back one's own suggestion. */
export const withdrawSuggestion: Action<'withdrawSuggestion'> = async (ctx, actor, { params }) => {
  const { row } = await documentFor(ctx, actor, params.document, 'comment');
  const part = ownPart(signedIn(actor).id);
  return inTurn(ctx.rooms, row.id, async () => {
    const found = await readSuggestions(ctx, row);
    if (!found.some((one) => one.part === part && one.proposal.id === params.suggestion)) {
      throw notFound('suggestion');
    }
    await editPart(ctx.rooms, row.id, part, { drop: [params.suggestion] });
    return { ok: true };
  });
};
