import { z } from 'zod';
import * as shape from './shapes.ts';

const { id } = shape;
const sentence = (max: number) => z.string().trim().min(3).max(max);

/** One or two sentences, and where it held and where not. */
export const finding = z.object({
  id,
  text: z.string(),
  held: z.string().optional(),
  notHeld: z.string().optional(),
  network: z.object({ id, name: z.string() }),
  cycle: z.object({ id, title: z.string() }).optional(),
  organisation: z.string(),
  by: z.string(),
  at: shape.ms,
  /** Whoever captured it, and facilitators. */
  mayRemove: z.boolean(),
});

export const findingCalls = {
  /** The newest first, of the networks one is in; those that answer `q`, where it is given. */
  findings: {
    query: z
      .object({
        q: z.string().max(200).optional(),
        cycle: id.optional(),
        limit: z.coerce.number().int().min(1).max(200).optional(),
      })
      .optional(),
    answer: z.object({ findings: z.array(finding) }),
  },
  /** Goes to the network's newest cycle unless another is named. */
  captureFinding: {
    params: z.object({ network: id }),
    body: z.object({
      text: sentence(400),
      held: sentence(300).optional(),
      notHeld: sentence(300).optional(),
      cycleId: id.optional(),
    }),
    answer: finding,
  },
  removeFinding: { params: z.object({ finding: id }), answer: z.object({ ok: z.literal(true) }) },
} as const;
