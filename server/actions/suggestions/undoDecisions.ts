import { standingOf } from '../../../shared/content/suggestions/hunks.ts';
import { spokenFor } from '../../auth/presence.ts';
import { NotAppended } from '../../rooms/room.ts';
import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { about, documentFor } from '../documents/open.ts';
import { kindOf } from '../documents/seal.ts';
import { ActionError } from '../error.ts';
import { type Decided, takeBackFor } from './decideSuggestions.ts';
import { Desk, editPart, inTurn } from './desk.ts';

/** Takes decisions back: the text reads as before, where nobody has changed it since, and the suggestion is open again. */
export const undoDecisions: Action<'undoDecisions'> = async (ctx, actor, { params, body }) => {
  const { row, thing } = await documentFor(ctx, actor, params.document, 'write');
  const by = signedIn(actor);
  const signer = { personId: by.id, organisationId: spokenFor(by, thing) ?? '' };
  return inTurn(ctx.rooms, row.id, async () => {
    const found = await ctx.db
      .selectFrom('decided_suggestion')
      .selectAll()
      .where('document_id', '=', row.id)
      .where('id', 'in', body.decisions)
      .where('decided_at', '>', ctx.now() - takeBackFor)
      .orderBy('decided_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    const desk = await Desk.open(ctx.rooms, row.id, kindOf(row.kind));
    let undone = 0;
    try {
      for (const one of found) {
        const { suggested, applied } = JSON.parse(one.proposal_json) as Decided;
        const { proposal, part } = suggested;
        if (applied) {
          const back = { after: applied.after, base: applied.proposed, proposed: applied.base };
          const standing = standingOf(back, desk.blocks(proposal.place));
          if (standing.type === 'changed' || standing.type === 'gone') continue;
          if (standing.type === 'clean') await desk.replace(proposal.place, standing, back.proposed, signer);
        }
        await ctx.lane.write(async (tx) => {
          await tx.deleteFrom('decided_suggestion').where('id', '=', one.id).execute();
          await audit(ctx, tx, by, 'suggestion.reopened', {
            ...about(row),
            details: { suggestion: proposal.id, author: suggested.author.personId, place: proposal.place },
          });
        });
        await editPart(ctx.rooms, row.id, part, { put: [proposal] });
        undone += 1;
      }
    } catch (error) {
      if (!(error instanceof NotAppended)) throw error;
      throw new ActionError('notLive', `The decision was not taken back: ${error.message}`);
    } finally {
      desk.close();
    }
    return { undone, refused: body.decisions.length - undone };
  });
};
