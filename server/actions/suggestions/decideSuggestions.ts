import type { Answer, Received } from '../../../shared/contract/calls.ts';
import { normalNodes } from '../../../shared/content/nodes.ts';
import { sameNodes } from '../../../shared/content/suggestions/blocks.ts';
import { type Hunk, standingOf } from '../../../shared/content/suggestions/hunks.ts';
import { rebased } from '../../../shared/content/suggestions/rebase.ts';
import { uuidv7 } from '../../../shared/ids.ts';
import type { PersonActor } from '../../../shared/policy/actor.ts';
import type { Context } from '../../context.ts';
import { NotAppended } from '../../rooms/room.ts';
import { type Action, signedIn } from '../action.ts';
import { audit } from '../audit.ts';
import { about, type DocumentRow, documentFor } from '../documents/open.ts';
import { kindOf } from '../documents/seal.ts';
import { ActionError } from '../error.ts';
import { Desk, editPart, inTurn } from './desk.ts';
import { readSuggestions, type Suggested } from './read.ts';

type Asked = Received<'decideSuggestions'>['body']['suggestions'][number];
type Refused = Answer<'decideSuggestions'>['refused'][number];

/** What a suggestion did to the text: undone by putting `base` back in the place of `proposed`. */
export interface Decided {
  readonly suggested: Suggested;
  readonly applied: Pick<Hunk, 'after' | 'base' | 'proposed'> | null;
}

/** How long a decision can be taken back, in milliseconds. */
export const takeBackFor = 24 * 60 * 60_000;

/** Accepts or rejects suggestions, one or many; what can't be decided is told, and the rest is. */
export const decideSuggestions: Action<'decideSuggestions'> = async (ctx, actor, { params, body }) => {
  const { row } = await documentFor(ctx, actor, params.document, 'write');
  const by = signedIn(actor);
  return inTurn(ctx.rooms, row.id, async () => {
    const found = await readSuggestions(ctx, row);
    const desk =
      body.decision === 'accept' ? await Desk.open(ctx.rooms, row.id, kindOf(row.kind)) : undefined;
    const decided: Answer<'decideSuggestions'>['decided'] = [];
    const refused: Refused[] = [];
    try {
      for (const asked of body.suggestions) {
        const suggested = found.find(
          ({ proposal, author }) => proposal.id === asked.id && author.personId === asked.authorId,
        );
        const outcome = suggested ? await accept(desk, suggested, asked) : 'gone';
        if (!suggested || typeof outcome === 'string') {
          refused.push({ id: asked.id, why: outcome === 'gone' ? 'gone' : 'changed' });
          continue;
        }
        const decision = await note(ctx, row, by, body.decision, { suggested, applied: outcome.applied });
        await editPart(ctx.rooms, row.id, suggested.part, { drop: [suggested.proposal.id] });
        decided.push({ id: asked.id, decision });
      }
    } catch (error) {
      if (!(error instanceof NotAppended)) throw error;
      throw new ActionError('notLive', `The suggestion was not decided: ${error.message}`);
    } finally {
      desk?.close();
    }
    return { decided, refused };
  });
};

type Outcome = 'changed' | 'gone' | { readonly applied: Decided['applied'] };

async function accept(desk: Desk | undefined, suggested: Suggested, asked: Asked): Promise<Outcome> {
  if (!desk) return { applied: null };
  const { proposal, author } = suggested;
  const now = desk.blocks(proposal.place);
  const standing = standingOf(proposal, now);
  if (standing.type === 'done') return { applied: null };
  const at = standing.at;
  const count = standing.type === 'gone' ? 0 : standing.count;
  const there = now.slice(at, at + count);
  let hunk: Hunk = { ...proposal, base: there };
  if (standing.type !== 'clean') {
    // What they decided on must be what is there.
    if (asked.how === 'quoted' || !sameNodes(there, normalNodes(asked.seen ?? []))) {
      return 'changed';
    }
    const merged = asked.how === 'onto' ? rebased(proposal, now) : hunk;
    if (!merged) return 'changed';
    hunk = merged;
  }
  await desk.replace(proposal.place, { at, count }, hunk.proposed, author);
  return { applied: { after: proposal.after, base: there, proposed: hunk.proposed } };
}

async function note(
  ctx: Context,
  row: DocumentRow,
  by: PersonActor,
  decision: 'accept' | 'reject',
  decided: Decided,
): Promise<string> {
  const at = ctx.now();
  const id = uuidv7(at, ctx.random);
  const { proposal, part, author } = decided.suggested;
  await ctx.lane.write(async (tx) => {
    await tx
      .deleteFrom('decided_suggestion')
      .where('decided_at', '<', at - takeBackFor)
      .execute();
    await tx
      .insertInto('decided_suggestion')
      .values({
        id,
        document_id: row.id,
        part,
        proposal_json: JSON.stringify(decided),
        decision,
        decided_by: by.id,
        decided_at: at,
      })
      .execute();
    await audit(ctx, tx, by, decision === 'accept' ? 'suggestion.accepted' : 'suggestion.rejected', {
      ...about(row),
      details: { suggestion: proposal.id, author: author.personId, place: proposal.place },
    });
  });
  return id;
}
