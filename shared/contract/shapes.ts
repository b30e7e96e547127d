import { z } from 'zod';
import {
  artifactSorts,
  documentStates,
  jobs,
  licences,
  likenesses,
  localeCategories,
  locales,
  organisationTypes,
  phases,
  roles,
  versionTypes,
  visibilities,
} from '../model.ts';

/** The things that calls carry. Times are milliseconds since 1970, days `2026-11-22`. */
export const id = z.uuid();
export const line = (max: number) => z.string().trim().min(1).max(max);
export const day = z.iso.date();
export const ms = z.number().int().nonnegative();
export const email = z.string().trim().toLowerCase().max(254).pipe(z.email());
export const password = z.string().min(10).max(200);
export const role = z.enum(roles);
export const job = z.enum(jobs);
export const visibility = z.enum(visibilities);
export const licence = z.enum(licences);
export const locale = z.enum(locales);
/** Only the web: these become links that people click. */
export const webAddress = z.url({ protocol: /^https?$/ }).max(2000);

export const profile = z.object({
  state: z.string().max(60).optional(),
  gradeSpan: z.string().max(40).optional(),
  enrolment: z.number().int().min(0).max(5_000_000).optional(),
  englishLearners: z.number().min(0).max(100).optional(),
  disadvantaged: z.number().min(0).max(100).optional(),
  localeCategory: z.enum(localeCategories).optional(),
  different: z.string().max(300).optional(),
});

export const organisation = z.object({
  id,
  name: z.string(),
  type: z.enum(organisationTypes),
  initials: z.string(),
  colour: z.number().int(),
  pattern: z.number().int(),
  claimed: z.boolean(),
  profile: profile.optional(),
});

export const person = z.object({ id, name: z.string() });

export const me = z.object({
  id,
  name: z.string(),
  email: z.string().optional(),
  locale: locale.optional(),
  installationAdmin: z.boolean(),
  organisations: z.array(z.object({ organisation, admin: z.boolean(), job })),
  /**
   * Organisations one speaks for in a network without being their member: with whom to ask there, by name, of those
   * one shares a network with.
   */
  unconfirmed: z.array(z.object({ organisation, job, ask: z.array(z.string()) })),
  networks: z.array(z.object({ id, name: z.string(), role, organisationId: id })),
  /** Set without an account: for which organisation one came. */
  guest: z.object({ organisation: z.string() }).optional(),
  /** Documents that one came to by a link, the last first; also by links that have ended. */
  places: z
    .array(
      z.object({
        documentId: id,
        invitedBy: z.string(),
        until: ms,
        live: z.boolean(),
        /** Asked to stay, and not answered yet. */
        asked: z.boolean(),
      }),
    )
    .optional(),
});

export const problem = z.object({
  sentence: z.string(),
  baseline: z.number().optional(),
  target: z.number().optional(),
  unit: z.string().optional(),
  dueOn: day.optional(),
  definitionId: id.optional(),
});

/** Strict, so that a body is never taken for one of the other sort. */
export const measureBody = z.strictObject({
  numerator: z.string().max(500).optional(),
  denominator: z.string().max(500).optional(),
  eligibility: z.string().max(500).optional(),
  window: z.string().max(300).optional(),
  exclusions: z.string().max(500).optional(),
  unit: z.string().max(60).optional(),
  source: z.string().max(300).optional(),
});
export const skillBody = z.strictObject({
  descriptors: z
    .array(z.object({ level: z.string().max(80), band: z.string().max(40), text: z.string().max(500) }))
    .max(40)
    .default([]),
  terms: z
    .array(z.object({ organisationId: id, term: z.string().max(120) }))
    .max(40)
    .default([]),
});
export const definitionText = z.discriminatedUnion('sort', [
  z.object({ sort: z.literal('measure'), name: line(120), body: measureBody }),
  z.object({ sort: z.literal('skill'), name: line(120), body: skillBody }),
]);

export const definition = z.object({
  id,
  sort: z.enum(['measure', 'skill']),
  n: z.number().int(),
  name: z.string(),
  body: z.union([measureBody, skillBody]),
  createdAt: ms,
  createdBy: z.string(),
  versions: z.array(
    z.object({ n: z.number().int(), name: z.string(), createdAt: ms, createdBy: z.string() }),
  ),
  /** Who agreed to the newest version. */
  agreed: z.array(z.object({ organisationId: id, by: z.string(), at: ms })),
});

export const cycleDates = z.object({
  startsOn: day,
  collectOn: day,
  compareOn: day,
  decideOn: day,
  endsOn: day,
});
export const cycle = cycleDates.extend({
  id,
  networkId: id,
  n: z.number().int(),
  title: z.string(),
  /** By today's date; `published` once its memo is. */
  phase: z.enum([...phases, 'planned', 'ended', 'published']),
});

export const artifact = z.object({
  id,
  title: z.string(),
  sort: z.enum(artifactSorts),
  url: z.string(),
  licence,
  organisation,
  createdAt: ms,
});

export const owner = z.object({ type: z.enum(['network', 'organisation']), id });

/** A piece of a text, and which of its characters answer the question: [from, to) pairs in order. Never markup. */
export const snippet = z.object({
  text: z.string(),
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
});

export const documentSummary = z.object({
  id,
  kind: z.string(),
  title: z.string(),
  finding: z.string(),
  state: z.enum(documentStates),
  template: z.boolean(),
  owner: owner.extend({ name: z.string() }),
  cycleId: id.optional(),
  /** Newest publication, if any. */
  published: z.object({ n: z.number().int(), at: ms, visibility }).optional(),
  updatedAt: ms,
  removedAt: ms.optional(),
  removedBy: z.string().optional(),
  /** What whoever asks may do with it from a list; `duplicate` is for the same owner. */
  may: z
    .object({ write: z.boolean(), remove: z.boolean(), move: z.boolean(), duplicate: z.boolean() })
    .optional(),
  /** By whoever asks. */
  starred: z.boolean().optional(),
  openedAt: ms.optional(),
  /** Where it says what was searched for. */
  snippet: snippet.optional(),
});

export const check = z.object({
  id: z.string(),
  level: z.enum(['error', 'warning']),
  message: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  address: z.string(),
});

/** The id of a row, a block or a suggestion. */
export const shortId = z.string().regex(/^[1-9A-HJ-NP-Za-km-z]{12}$/);
/** Blocks of rich text as JSON. */
export const nodes = z.array(z.looseObject({ type: z.string() })).max(2000);

export const suggestion = z.object({
  id: shortId,
  author: z.object({ id, name: z.string(), organisation: organisation.optional() }),
  made: ms,
  /** The address of the text. */
  place: z.string(),
  /** The block that it stands behind; absent at the beginning. */
  after: z.string().optional(),
  /** Blocks as quoted, and as they should be; either may be none. */
  base: nodes,
  proposed: nodes,
});

export const version = z.object({
  n: z.number().int(),
  type: z.enum(versionTypes),
  name: z.string(),
  hash: z.string(),
  previousHash: z.string().optional(),
  createdAt: ms,
  createdBy: z.string(),
  published: z
    .object({
      visibility,
      licence,
      at: ms,
      withdrawnAt: ms.optional(),
      withdrawnReason: z.string().optional(),
    })
    .optional(),
});

export const reference = z.object({
  type: z.enum(['organisation', 'definition', 'artifact', 'person', 'document']),
  label: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export const surroundings = z.object({
  network: z.object({ id, name: z.string() }).optional(),
  organisations: z.array(organisation),
  cycle: z
    .object({ id, title: z.string(), startsOn: day, endsOn: day, problem: z.string().optional() })
    .optional(),
  references: z.record(z.string(), reference),
  isFork: z.boolean().optional(),
});

/** Who wrote a comment, as they appear beside it. */
export const commenter = person.extend({
  organisation: z.string(),
  initials: z.string(),
  colour: z.number().int(),
  pattern: z.number().int(),
});
const base64 = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/);
/** A place that is talked about: see shared/content/anchors. */
export const anchor = z.object({
  address: z.string().min(1).max(300),
  quote: z.string().max(1000),
  more: z.number().int().min(0).max(10_000_000).optional(),
  before: z.string().max(40).optional(),
  after: z.string().max(40).optional(),
  from: base64.optional(),
  to: base64.optional(),
});
export const commentText = z.string().trim().min(1).max(4000);
export const comment = z.object({
  id,
  by: commenter,
  /** Empty when it was removed. */
  text: z.string(),
  at: ms,
  editedAt: ms.optional(),
  removed: z.boolean(),
});
export const thread = z.object({
  id,
  anchor,
  at: ms,
  /** The first one began it; removed ones stay while others answer them. */
  comments: z.array(comment),
  resolved: z.object({ by: z.string(), at: ms }).optional(),
});

export const libraryEntry = z.object({
  documentId: id,
  n: z.number().int(),
  kind: z.string(),
  title: z.string(),
  finding: z.string(),
  visibility,
  publishedAt: ms,
  organisations: z.array(organisation),
  network: z.string().optional(),
  /** The decisions of the memo by organisation name: scale, revise, drop, notYet. */
  decisions: z.array(z.object({ organisation: z.string(), choice: z.string() })),
  forks: z.number().int(),
  snippet: snippet.optional(),
  /** Why it is like the district of whoever asks: which of its districts, and what they have in common. */
  likeness: z
    .object({
      organisation: z.string(),
      alike: z.array(z.enum(likenesses)),
    })
    .optional(),
});
