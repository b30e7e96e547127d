import { z } from 'zod';
import * as shape from './shapes.ts';

const { id, line } = shape;
/** BCP 47, as far as its form goes: what documents take for a language tag. */
const tag = z
  .string()
  .max(35)
  .regex(/^(?!(?:toString|valueOf)$)[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,5}$/);
const nothing = z.object({ ok: z.literal(true) });
const networkId = z.object({ network: id });
const termId = networkId.extend({ term: id });

/** A term as it is agreed on: every word that may stand for it, by language. */
const termText = z.object({
  lang: tag,
  term: line(120),
  words: z
    .record(tag, z.array(line(120)).min(1).max(10))
    .refine((words) => Object.keys(words).length <= 40, 'A term has words in 40 languages at most.'),
  note: z.string().trim().max(500).default(''),
});

export const glossaryCalls = {
  glossary: { params: networkId, answer: z.object({ terms: z.array(termText.extend({ id })) }) },
  addTerm: { params: networkId, body: termText, answer: z.object({ id }) },
  changeTerm: { params: termId, body: termText, answer: nothing },
  removeTerm: { params: termId, answer: nothing },
} as const;
