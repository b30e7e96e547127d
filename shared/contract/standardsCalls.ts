import { z } from 'zod';
import { frameworkStatuses, standardsLimits as most } from '../standards/framework.ts';
import { day, id, line, ms } from './shapes.ts';

/** The calls about frameworks of standards: bringing them in, listing, searching, and asking what became of one. */
const nothing = z.object({ ok: z.literal(true) });
const frameworkId = z.object({ framework: id });
const status = z.enum(frameworkStatuses);
const more = z.record(z.string().max(200), z.json());
/** Exactly one of the two owns a framework. */
const owner = z.union([z.strictObject({ networkId: id }), z.strictObject({ organisationId: id })]);

const head = {
  title: line(300),
  creator: z.string().max(300).optional(),
  version: z.string().max(100).optional(),
  status,
  language: z.string().max(35).optional(),
  source: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  licence: z.string().max(500).optional(),
};

const standard = z.object({
  identifier: z
    .string()
    .min(1)
    .max(most.identifier + 20),
  code: z.string().max(most.code).optional(),
  text: z.string().max(most.text),
  parent: z.number().int().nonnegative().optional(),
  depth: z.number().int().min(0).max(most.standards),
  grades: z.array(z.string().max(40)).max(40),
  type: z.string().max(100).optional(),
  endsOn: day.optional(),
  more: more.optional(),
});

const framework = z.object({
  id,
  ...head,
  standards: z.number().int(),
  /** Of whose it is the newer version. */
  replaces: id.optional(),
  createdAt: ms,
  createdBy: z.string(),
});

/** A standard as it is found and cited: what a unit keeps of it. */
const found = z.object({
  frameworkId: id,
  framework: z.string(),
  version: z.string().optional(),
  status,
  identifier: z.string(),
  code: z.string().optional(),
  text: z.string(),
  grades: z.array(z.string()),
  type: z.string().optional(),
  endsOn: day.optional(),
  /** What it belongs to, from the top. */
  above: z.array(z.string()),
});

export const standardsCalls = {
  frameworks: {
    query: z.object({ networkId: id.optional(), organisationId: id.optional() }),
    answer: z.object({ frameworks: z.array(framework), mayManage: z.boolean() }),
  },
  /** Begins bringing one in; its standards follow in batches, and nothing is shown of it before it is finished. */
  importFramework: {
    body: z.object({
      owner,
      ...head,
      identifier: z.string().max(most.identifier).optional(),
      standards: z.number().int().min(1).max(most.standards),
      replaces: id.optional(),
      more: more.optional(),
    }),
    answer: z.object({ id }),
  },
  /** A batch, from the place of its first; a repeated batch changes nothing. */
  addStandards: {
    params: frameworkId,
    body: z.object({
      from: z.number().int().min(0).max(most.standards),
      standards: z.array(standard).min(1).max(500),
    }),
    answer: nothing,
  },
  finishFramework: { params: frameworkId, answer: nothing },
  updateFramework: {
    params: frameworkId,
    body: z.object({ status: status.optional(), version: z.string().max(100).optional() }),
    answer: nothing,
  },
  removeFramework: { params: frameworkId, answer: nothing },
  putBackFramework: { params: frameworkId, answer: nothing },
  /** By code or words, in the frameworks of the document's owner and of where the reader belongs. */
  searchStandards: {
    params: z.object({ document: id }),
    query: z.object({
      q: z.string().max(200).optional(),
      frameworkId: id.optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
    answer: z.object({
      standards: z.array(found),
      frameworks: z.array(z.object({ id, title: z.string(), version: z.string().optional(), status })),
    }),
  },
  /** The standards that lists of codes mean, for a pasted table. */
  lookUpStandards: {
    params: z.object({ document: id }),
    body: z.object({ codes: z.array(z.string().min(1).max(most.code)).min(1).max(500) }),
    /** By the code as asked; those nothing was found for are left out. */
    answer: z.object({ found: z.array(z.object({ asked: z.string(), standard: found })) }),
  },
  /** What became of standards since they were cited; those of which nothing is to say are left out. */
  citedStandards: {
    params: z.object({ document: id }),
    body: z.object({
      cited: z
        .array(
          z.object({
            identifier: z
              .string()
              .min(1)
              .max(most.identifier + 20),
            /** Title and version of its framework, as cited. */
            framework: z.string().max(300),
            version: z.string().max(100).default(''),
          }),
        )
        .min(1)
        .max(1000),
    }),
    answer: z.object({
      changed: z.array(
        z.object({
          /** Which of those asked about, from 0. */
          at: z.number().int(),
          what: z.enum(['newer', 'retired', 'dropped']),
          /** In the newest version, where it has it. */
          now: found.optional(),
          framework: z.string(),
          version: z.string().optional(),
        }),
      ),
    }),
  },
} as const;
