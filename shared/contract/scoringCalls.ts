import { z } from 'zod';
import * as shape from './shapes.ts';

const document = z.object({ document: shape.id });
const rater = document.extend({ person: shape.id });
const reason = z.string().trim().min(3).max(500);
const people = z.array(shape.id).max(200);
const nothing = z.object({ ok: z.literal(true) });

const named = z.object({
  id: shape.id,
  name: z.string(),
  organisation: z.string(),
  initials: z.string(),
  colour: z.number().int(),
  pattern: z.number().int(),
});

/** Sealed scoring of a rubric. Until the reveal no answer holds a score: they are in each rater's own part. */
export const scoringCalls = {
  scoring: {
    params: document,
    answer: z.object({
      state: z.enum(['notOpen', 'open', 'revealed']),
      weightsOpen: z.boolean(),
      openedAt: shape.ms.optional(),
      /** Of those who are neither absent nor withdrawn. */
      finished: z.number().int(),
      of: z.number().int(),
      raters: z.array(
        named.extend({
          state: z.enum(['scoring', 'finished', 'absent', 'withdrawn']),
          /** Finished after the reveal. */
          late: z.boolean(),
          /** The row of `ratings` that holds what they gave, once that is revealed. */
          row: shape.shortId,
        }),
      ),
      may: z.object({ lead: z.boolean(), rate: z.boolean() }),
      /** Who could be asked to score, for whoever leads the scoring. */
      candidates: z.array(named).optional(),
    }),
  },
  openScoring: { params: document, body: z.object({ raters: people }), answer: nothing },
  inviteRaters: { params: document, body: z.object({ raters: people.min(1) }), answer: nothing },
  finishScoring: { params: document, body: z.object({ finished: z.boolean() }), answer: nothing },
  markAbsent: { params: rater, body: z.object({ reason: reason.optional() }), answer: nothing },
  withdrawRater: { params: rater, body: z.object({ reason: reason.optional() }), answer: nothing },
  reopenWeights: { params: document, body: z.object({ reason }), answer: nothing },
  lockWeights: { params: document, answer: nothing },
  /** Needs a reason while somebody has not finished: 422 `reasonNeeded`, with their names in `details.missing`. */
  revealScores: { params: document, body: z.object({ reason: reason.optional() }), answer: nothing },
  /** One's own score, after the reveal: what was revealed stays beside it. */
  changeScore: {
    params: document,
    body: z.object({
      vendor: shape.shortId,
      criterion: shape.shortId,
      /** `na`, or a level's value in digits. */
      score: z.string().regex(/^(?:na|\d|10)$/),
      reason,
    }),
    answer: nothing,
  },
};
