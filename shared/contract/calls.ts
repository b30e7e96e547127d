import { z } from 'zod';
import { artifactSorts, organisationTypes } from '../model.ts';
import { finding, findingCalls } from './findingCalls.ts';
import { glossaryCalls } from './glossaryCalls.ts';
import type { RouteName } from './routes.ts';
import { scoringCalls } from './scoringCalls.ts';
import * as shape from './shapes.ts';
import { standardsCalls } from './standardsCalls.ts';

const { id, line } = shape;
const n = z.coerce.number().int().min(1);
const nothing = z.object({ ok: z.literal(true) });
const networkId = z.object({ network: id });
const documentId = z.object({ document: id });
const joinToken = z.object({ token: z.string().min(20).max(100) });
const joinRole = z.enum(['viewer', 'commenter', 'editor']);
const from = z.coerce.number().int().min(0).max(100_000).optional();
const limit = z.coerce.number().int().min(1).max(200).optional();
const question = z.string().max(200);
const threadId = documentId.extend({ thread: id });
const commentId = documentId.extend({ comment: id });
const reason = z.string().trim().min(3).max(500);

const pages = z.number().int().min(1).max(200);
const pagesAsked = z.coerce.number().int().min(1).max(200);

/** What every call takes and answers. The server validates with it, the client and OpenAPI are typed by it. */
export const calls = {
  ...glossaryCalls,
  session: {
    answer: z.object({
      me: shape.me.optional(),
      /** The installation has nobody in it yet. */
      setUpNeeded: z.boolean(),
      /** Set in demonstration mode: who one is, and who else there is to be. */
      demo: z
        .object({
          documentId: id,
          people: z.array(
            z.object({
              name: z.string(),
              organisation: z.string(),
              job: shape.job,
              role: shape.role,
              url: z.string(),
            }),
          ),
        })
        .optional(),
    }),
  },
  setUp: {
    body: z.object({
      name: line(120),
      email: shape.email,
      password: shape.password,
      organisation: z.object({ name: line(160), type: z.enum(organisationTypes) }),
      network: z.object({ name: line(160) }),
      /** The day it is where the person sits, on which the first cycle starts; the server's without. */
      startsOn: shape.day.optional(),
    }),
    answer: z.object({ networkId: id, cycleId: id }),
  },
  signIn: { body: z.object({ email: shape.email, password: z.string().min(1).max(200) }), answer: nothing },
  signOut: { answer: nothing },
  updateMe: {
    body: z.object({ name: line(120).optional(), locale: shape.locale.optional() }),
    answer: shape.me,
  },
  changePassword: {
    body: z.object({ current: z.string().min(1).max(200), next: shape.password }),
    answer: nothing,
  },

  home: {
    answer: z.object({
      networks: z.array(
        z.object({
          id,
          name: z.string(),
          role: shape.role,
          organisations: z.array(shape.organisation),
          cycle: shape.cycle.optional(),
          problem: z.string().optional(),
        }),
      ),
      /** What one opened last, then what others changed last. */
      recent: z.array(shape.documentSummary),
      starred: z.array(shape.documentSummary),
      /**
       * Definitions to agree to, documents ready to publish, people to confirm as members, who would keep their
       * place, and what was said to one;
       * `title` names it.
       */
      waiting: z.array(
        z.object({
          type: z.enum(['agree', 'publish', 'confirm', 'place', 'mention', 'reply', 'named']),
          title: z.string(),
          /** Where to go: a path of this application. */
          href: z.string(),
          networkId: id.optional(),
          /** Who said it, and the beginning of what. */
          by: z.string().optional(),
          organisation: z.string().optional(),
          excerpt: z.string().optional(),
          at: shape.ms.optional(),
          notificationId: id.optional(),
        }),
      ),
    }),
  },
  library: {
    query: z.object({
      q: question.optional(),
      kind: z.string().max(40).optional(),
      /** The network whose shared problem it is about. */
      networkId: id.optional(),
      organisationId: id.optional(),
      decision: z.string().max(40).optional(),
      /** `1` keeps what comes from districts like one's own, the likest first. */
      like: z.literal('1').optional(),
      from,
      limit,
    }),
    answer: z.object({
      entries: z.array(shape.libraryEntry),
      total: z.number().int(),
      /** What can be chosen among all that the reader may find here. */
      choices: z.object({
        kinds: z.array(z.string()),
        problems: z.array(z.object({ networkId: id, problem: z.string() })),
        organisations: z.array(shape.organisation.pick({ id: true, name: true })),
        decisions: z.array(z.string()),
        /** Set where one has a district with a context profile to be alike with. */
        like: z.string().optional(),
      }),
    }),
  },
  /** The best of what one may read, for each of the two places: a few, as one types. */
  search: {
    query: z.object({ q: question.min(1) }),
    answer: z.object({
      findings: z.array(finding),
      documents: z.array(shape.documentSummary),
      publications: z.array(
        shape.libraryEntry
          .pick({ documentId: true, n: true, kind: true, title: true, snippet: true })
          .extend({
            organisations: z.array(z.string()),
          }),
      ),
    }),
  },
  /** Who may own what one makes: one's organisations, and the networks one may write in. */
  owners: {
    answer: z.object({
      organisations: z.array(shape.organisation),
      networks: z.array(z.object({ id, name: z.string() })),
    }),
  },

  showInvitation: {
    params: z.object({ token: z.string().min(20).max(100) }),
    answer: z.object({
      network: z.string().optional(),
      organisation: shape.organisation,
      organisations: z.array(shape.organisation),
      role: shape.role.optional(),
      admin: z.boolean(),
      /** Accepting makes one a member of the organisation; else its administrators are asked to confirm it. */
      member: z.boolean(),
      job: shape.job.optional(),
      /** Bound to this address. */
      email: z.string().optional(),
      invitedBy: z.string(),
      expiresAt: shape.ms,
    }),
  },
  acceptInvitation: {
    params: z.object({ token: z.string().min(20).max(100) }),
    /** Signed-in people send only their job, new ones make an account. */
    body: z.object({
      name: line(120).optional(),
      email: shape.email.optional(),
      password: shape.password.optional(),
      job: shape.job.optional(),
    }),
    answer: z.object({ networkId: id.optional(), organisationId: id }),
  },
  revokeInvitation: { params: networkId.extend({ invitation: id }), answer: nothing },

  /** For whoever holds the link. One that never was and one that has ended are both 404. */
  showJoin: {
    params: joinToken,
    answer: z.object({
      title: z.string(),
      kind: z.string(),
      role: joinRole,
      invitedBy: z.string(),
      network: z.string().optional(),
      organisations: z.array(shape.organisation),
      endsAt: shape.ms,
      /** Who one is here already; `documentId` where one may do there, without the link, all that it would let one do. */
      you: z
        .object({
          id,
          name: z.string(),
          guest: z.boolean(),
          organisation: z.string().optional(),
          documentId: id.optional(),
        })
        .optional(),
    }),
  },
  join: {
    params: joinToken,
    /** New people say name and organisation; who is known here comes as they are, with an empty body. */
    body: z.object({
      name: line(120).optional(),
      organisation: z.union([z.strictObject({ id }), z.strictObject({ name: line(160) })]).optional(),
      job: shape.job.optional(),
    }),
    /** `at` is the field to put the caret in. */
    answer: z.object({ documentId: id, at: z.string().optional() }),
  },
  /** A guest gets an account and keeps what they wrote; whoever may share the documents they came to is asked. */
  keepPlace: { body: z.object({ email: shape.email, password: shape.password }), answer: nothing },

  createNetwork: {
    body: z.object({ name: line(160), organisationId: id }),
    answer: z.object({ networkId: id }),
  },
  network: {
    params: networkId,
    answer: z.object({
      id,
      name: z.string(),
      role: shape.role,
      organisationId: id,
      organisations: z.array(shape.organisation),
      problem: shape.problem.optional(),
      /** Newest first. */
      cycles: z.array(shape.cycle),
    }),
  },
  updateNetwork: { params: networkId, body: z.object({ name: line(160) }), answer: nothing },
  people: {
    params: networkId,
    answer: z.object({
      organisations: z.array(
        z.object({
          organisation: shape.organisation,
          members: z.array(
            shape.person.extend({
              job: shape.job,
              role: shape.role,
              /** A member of the organisation too, by its own word. */
              confirmed: z.boolean(),
              admin: z.boolean(),
              email: z.string().optional(),
            }),
          ),
          /** For districts: jobs nobody holds yet, of principal and teacherLeader. */
          gaps: z.array(shape.job),
        }),
      ),
      /** Facilitators only; empty for others. */
      invitations: z.array(
        z.object({
          id,
          organisationId: id,
          role: shape.role.optional(),
          email: z.string().optional(),
          createdAt: shape.ms,
          expiresAt: shape.ms,
          expired: z.boolean(),
        }),
      ),
    }),
  },
  addOrganisation: {
    params: networkId,
    body: z.object({ name: line(160), type: z.enum(organisationTypes) }),
    answer: shape.organisation,
  },
  invite: {
    params: networkId,
    body: z.object({
      organisationId: id,
      role: shape.role,
      job: shape.job.optional(),
      email: shape.email.optional(),
      /** Makes them an administrator of the organisation, which claims it. */
      admin: z.boolean().default(false),
    }),
    /** The link is shown once: the database keeps only its hash. */
    answer: z.object({ id, link: z.string(), expiresAt: shape.ms }),
  },
  changeRole: {
    params: networkId.extend({ person: id }),
    body: z.object({ role: shape.role }),
    answer: nothing,
  },
  removeMember: { params: networkId.extend({ person: id }), answer: nothing },
  saveProblem: {
    params: networkId,
    body: z.object({
      sentence: line(400),
      baseline: z.number().optional(),
      target: z.number().optional(),
      unit: z.string().max(60).optional(),
      dueOn: shape.day.optional(),
      definitionId: id.optional(),
    }),
    answer: nothing,
  },
  definitions: { params: networkId, answer: z.object({ definitions: z.array(shape.definition) }) },
  addDefinition: { params: networkId, body: shape.definitionText, answer: z.object({ id }) },
  reviseDefinition: {
    params: networkId.extend({ definition: id }),
    body: shape.definitionText,
    answer: z.object({ n: z.number().int() }),
  },
  agreeDefinition: { params: networkId.extend({ definition: id, n }), answer: nothing },
  startCycle: {
    params: networkId,
    /** Without dates: 49 days from `startsOn`, the day it is where the person sits; from the server's day without. */
    body: z.object({
      title: line(160).optional(),
      dates: shape.cycleDates.optional(),
      startsOn: shape.day.optional(),
    }),
    answer: z.object({ id }),
  },
  cycle: {
    params: z.object({ cycle: id }),
    answer: z.object({
      cycle: shape.cycle,
      network: z.object({
        id,
        name: z.string(),
        role: shape.role,
        organisations: z.array(shape.organisation),
      }),
      problem: shape.problem.optional(),
      artifacts: z.array(shape.artifact),
      documents: z.array(shape.documentSummary),
      /** What is missing before the memo can be published; empty without a memo. */
      missing: z.array(shape.check.extend({ documentId: id })),
      publications: z.array(
        z.object({ n: z.number().int(), documentId: id, at: shape.ms, title: z.string() }),
      ),
    }),
  },
  updateCycle: {
    params: z.object({ cycle: id }),
    body: z.object({ title: line(160).optional(), dates: shape.cycleDates.optional() }),
    answer: nothing,
  },
  addArtifact: {
    params: z.object({ cycle: id }),
    body: z.object({
      title: line(200),
      sort: z.enum(artifactSorts),
      url: shape.webAddress,
      organisationId: id,
      licence: shape.licence,
    }),
    answer: shape.artifact,
  },
  removeArtifact: { params: z.object({ cycle: id, artifact: id }), answer: nothing },
  ...findingCalls,

  organisation: {
    params: z.object({ organisation: id }),
    answer: z.object({
      organisation: shape.organisation,
      admin: z.boolean(),
      members: z.array(shape.person.extend({ job: shape.job, admin: z.boolean() })),
      /** Who speaks for it in these networks without being its member; for its administrators only. */
      unconfirmed: z.array(shape.person.extend({ job: shape.job, networks: z.array(z.string()) })),
      documents: z.array(shape.documentSummary),
    }),
  },
  updateOrganisation: {
    params: z.object({ organisation: id }),
    body: z.object({ name: line(160).optional(), profile: shape.profile.optional() }),
    answer: shape.organisation,
  },
  /** Makes somebody who speaks for the organisation its member. */
  confirmMember: {
    params: z.object({ organisation: id }),
    body: z.object({ personId: id, job: shape.job }),
    answer: nothing,
  },
  endMember: { params: z.object({ organisation: id, person: id }), answer: nothing },

  documents: {
    query: z.object({
      networkId: id.optional(),
      organisationId: id.optional(),
      cycleId: id.optional(),
      kind: z.string().max(40).optional(),
      state: z.enum(['live', 'frozen', 'template']).optional(),
      starred: z.literal('1').optional(),
      /** Searches titles and text; the best come first, whatever `sort` says. */
      q: question.optional(),
      sort: z.enum(['updated', 'opened', 'title', 'created']).optional(),
      /** `1` lists what was removed in the last 30 days. */
      trash: z.literal('1').optional(),
      from,
      limit,
    }),
    /** `total` counts what fits, beyond this page too. */
    answer: z.object({ documents: z.array(shape.documentSummary), total: z.number().int() }),
  },
  createDocument: {
    body: z.object({
      kind: z.string().max(40),
      /** The name of one of the kind's starting points; the empty document without. */
      start: z.string().max(40).optional(),
      owner: shape.owner,
      cycleId: id.optional(),
    }),
    answer: z.object({ id }),
  },
  document: {
    params: documentId,
    answer: z.object({
      document: shape.documentSummary,
      /** The actor's role on it, and what the access table lets them do now. */
      role: shape.role,
      may: z.object({
        comment: z.boolean(),
        write: z.boolean(),
        nameVersion: z.boolean(),
        publish: z.boolean(),
        freeze: z.boolean(),
        reopen: z.boolean(),
        share: z.boolean(),
        remove: z.boolean(),
        move: z.boolean(),
        fork: z.boolean(),
        present: z.boolean(),
      }),
      /** By which the kind says what may not be changed now. */
      locks: z.object({
        scoring: z.enum(['open', 'revealed']).optional(),
        weightsOpen: z.boolean().optional(),
        fork: z.boolean(),
      }),
      cycle: shape.cycle.optional(),
      surroundings: shape.surroundings,
      source: z
        .object({
          documentId: id,
          n: z.number().int(),
          title: z.string(),
          organisations: z.array(z.string()),
          forkedAt: shape.ms,
          forkedBy: z.string(),
          hash: z.string(),
          licence: shape.licence.optional(),
          /** Set where the reader may open the source. */
          href: z.string().optional(),
        })
        .optional(),
      newestVersion: shape.version.optional(),
      epoch: z.number().int(),
    }),
  },
  updateDocument: {
    params: documentId,
    body: z.object({ template: z.boolean().optional(), cycleId: id.nullable().optional() }),
    answer: nothing,
  },
  /** The title is a line of the text: whoever is writing sees it change. */
  renameDocument: { params: documentId, body: z.object({ title: line(300) }), answer: nothing },
  /** A document of one's own with the same text; without an owner it is the same one's, where one may create. */
  duplicateDocument: {
    params: documentId,
    body: z.object({ owner: shape.owner.optional() }),
    answer: z.object({ id }),
  },
  moveDocument: { params: documentId, body: z.object({ owner: shape.owner }), answer: nothing },
  starDocument: { params: documentId, answer: nothing },
  unstarDocument: { params: documentId, answer: nothing },
  /** For one's own list of recent documents. */
  noteOpened: { params: documentId, answer: nothing },
  removeDocument: { params: documentId, answer: nothing },
  putBackDocument: { params: documentId, answer: nothing },
  /** The newest first, a page at a time. */
  versions: {
    params: documentId,
    query: z.object({ before: z.coerce.number().int().positive().optional() }).optional(),
    answer: z.object({ versions: z.array(shape.version), /** There are older ones. */ more: z.boolean() }),
  },
  /** Two readings of a document: the number of a version, `now`, or `source`, the version it was forked from. */
  compareVersions: {
    params: documentId,
    query: z.object({
      from: z.string().regex(/^(?:[1-9]\d{0,8}|source)$/),
      to: z.string().regex(/^(?:[1-9]\d{0,8}|now)$/),
    }),
    answer: z.object({
      kind: z.string(),
      from: shape.compared,
      to: shape.compared,
      /** Who wrote between the two, where both are of this document. */
      people: z.array(z.object({ name: z.string(), organisation: z.string() })),
      /** Whether the earlier one can be restored by whoever asks. */
      mayRestore: z.boolean(),
    }),
  },
  /** The document reads as that version again, as one more edit: its history stays. */
  restoreVersion: {
    params: documentId.extend({ n }),
    answer: z.object({
      /** How it read just before, kept; undone by restoring that. */ before: z.number().int(),
    }),
  },
  version: {
    params: documentId.extend({ n }),
    answer: z.object({ version: shape.version, /** Escaped HTML of the paper. */ html: z.string() }),
  },
  nameVersion: { params: documentId, body: z.object({ name: line(120) }), answer: shape.version },
  publishingSheet: {
    params: documentId,
    query: z.object({ pages: pagesAsked.optional() }).optional(),
    answer: z.object({
      checks: z.array(shape.check),
      /** The content of the memo in one line, to be recognised by. */
      title: z.string(),
      finding: z.string(),
      artifacts: z.array(shape.artifact),
      /** The number this publication will get. */
      n: z.number().int(),
      correcting: z.number().int().optional(),
      licence: shape.licence,
      visibility: shape.visibility,
    }),
  },
  publish: {
    params: documentId,
    body: z.object({
      visibility: shape.visibility,
      licence: shape.licence,
      artifactIds: z.array(id).max(200).default([]),
      /** Clears the warnings. */
      reason: reason.optional(),
      /** Pages it is printed on, as the publisher's browser measured. */
      pages: pages.optional(),
    }),
    answer: z.object({
      n: z.number().int(),
      href: z.string(),
      cycleHref: z.string().optional(),
      hash: z.string(),
    }),
  },
  freeze: { params: documentId, body: z.object({ name: line(120).optional() }), answer: shape.version },
  /** Also the way to a correction: the published version stays, the next one replaces it as latest. */
  reopen: { params: documentId, body: z.object({ reason }), answer: nothing },
  forkTargets: {
    params: documentId.extend({ n }),
    answer: z.object({
      title: z.string(),
      organisations: z.array(shape.organisation),
      networks: z.array(z.object({ id, name: z.string() })),
    }),
  },
  fork: {
    params: documentId.extend({ n }),
    body: z.object({ owner: shape.owner }),
    answer: z.object({ id }),
  },
  grants: {
    params: documentId,
    answer: z.object({
      grants: z.array(
        z.object({
          id,
          to: z.object({ type: z.enum(['network', 'organisation', 'person']), id, name: z.string() }),
          role: shape.role,
          publishConsent: z.boolean(),
          createdAt: shape.ms,
          createdBy: z.string(),
        }),
      ),
      /** Networks and organisations it can be shared with: those the owner works with. */
      candidates: z.array(z.object({ type: z.enum(['network', 'organisation']), id, name: z.string() })),
    }),
  },
  addGrant: {
    params: documentId,
    body: z.object({
      to: z.object({ type: z.enum(['network', 'organisation']), id }),
      role: z.enum(['viewer', 'commenter', 'editor']),
      publishConsent: z.boolean().default(false),
    }),
    answer: z.object({ id }),
  },
  /** A picture of another document, pasted here by somebody who may see it there. */
  keepFile: {
    params: documentId.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
    answer: nothing,
  },
  endGrant: { params: documentId.extend({ grant: id }), answer: nothing },
  joinLinks: {
    params: documentId,
    answer: z.object({
      /** Those that live, the newest first. */
      links: z.array(
        z.object({
          id,
          role: joinRole,
          createdBy: z.string(),
          createdAt: shape.ms,
          endsAt: shape.ms,
          /** How many people came by it. */
          came: z.number().int(),
          /** It has let in as many as one link may. */
          full: z.boolean(),
        }),
      ),
      /** Who came by a link and asks to stay. */
      requests: z.array(
        shape.person.extend({
          organisation: z.string(),
          job: shape.job.optional(),
          email: z.string().optional(),
          askedAt: shape.ms,
        }),
      ),
    }),
  },
  makeJoinLink: {
    params: documentId,
    /** Ends so many milliseconds from now, by the server's clock, or at a moment. */
    body: z.object({
      role: z.enum(['commenter', 'editor']),
      ends: z.union([z.strictObject({ in: shape.ms }), z.strictObject({ at: shape.ms })]),
    }),
    /** The link is shown once: the database keeps only its hash. */
    answer: z.object({ id, link: z.string(), endsAt: shape.ms }),
  },
  revokeJoinLink: { params: documentId.extend({ link: id }), answer: nothing },
  answerPlace: {
    params: documentId.extend({ person: id }),
    body: z.object({ accept: z.boolean() }),
    answer: nothing,
  },
  /** What people suggest, for whoever may read the document; asked for anew on the notice `suggestions`. */
  suggestions: { params: documentId, answer: z.object({ suggestions: z.array(shape.suggestion) }) },
  decideSuggestions: {
    params: documentId,
    body: z.object({
      decision: z.enum(['accept', 'reject']),
      suggestions: z
        .array(
          z.object({
            authorId: id,
            id: shape.shortId,
            /** Where the text has changed since: both changes in one, or the suggestion in its place. */
            how: z.enum(['quoted', 'onto', 'over']).default('quoted'),
            /** The blocks that stood there when it was decided; needed for all but `quoted`. */
            seen: shape.nodes.optional(),
          }),
        )
        .min(1)
        .max(200),
    }),
    answer: z.object({
      decided: z.array(z.object({ id: shape.shortId, decision: id })),
      refused: z.array(z.object({ id: shape.shortId, why: z.enum(['changed', 'gone']) })),
    }),
  },
  undoDecisions: {
    params: documentId,
    body: z.object({ decisions: z.array(id).min(1).max(200) }),
    answer: z.object({ undone: z.number().int(), refused: z.number().int() }),
  },
  withdrawSuggestion: { params: documentId.extend({ suggestion: shape.shortId }), answer: nothing },

  ...scoringCalls,

  threads: {
    params: documentId,
    answer: z.object({ threads: z.array(shape.thread) }),
  },
  startThread: {
    params: documentId,
    /** Ids are the sender's, so that sending again says nothing twice. */
    body: z.object({ id, commentId: id, anchor: shape.anchor, text: shape.commentText }),
    answer: shape.thread,
  },
  reply: { params: threadId, body: z.object({ id, text: shape.commentText }), answer: shape.thread },
  editComment: { params: commentId, body: z.object({ text: shape.commentText }), answer: shape.thread },
  removeComment: { params: commentId, answer: nothing },
  resolveThread: { params: threadId, answer: shape.thread },
  reopenThread: { params: threadId, answer: shape.thread },
  mentionable: {
    params: documentId,
    /** People who may read the document. Guests see only who is here and who takes part. */
    answer: z.object({ people: z.array(shape.commenter) }),
  },
  /** Tells somebody that they were named in the text. */
  mention: { params: documentId, body: z.object({ personId: id, address: line(300) }), answer: nothing },
  waiting: { answer: z.object({ count: z.number().int() }) },
  /** With a thread: what was said there; with a document: where one was named in it; else all of it. */
  readWaiting: {
    body: z.object({ threadId: id.optional(), documentId: id.optional() }),
    answer: nothing,
  },
  ...standardsCalls,
} as const satisfies Record<RouteName, CallShape>;

interface CallShape {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
}

type Part<N extends RouteName, K extends string> = (typeof calls)[N] extends {
  readonly [P in K]: infer S extends z.ZodType;
}
  ? S
  : never;

/** What a caller sends: path parameters, query and body in one object each. */
export type Sent<N extends RouteName> = ([Part<N, 'params'>] extends [never]
  ? { readonly params?: undefined }
  : { readonly params: z.input<Part<N, 'params'>> }) &
  ([Part<N, 'query'>] extends [never]
    ? { readonly query?: undefined }
    : { readonly query?: z.input<Part<N, 'query'>> }) &
  ([Part<N, 'body'>] extends [never]
    ? { readonly body?: undefined }
    : { readonly body: z.input<Part<N, 'body'>> });

/** What the server's action receives after validation. */
export interface Received<N extends RouteName> {
  readonly params: [Part<N, 'params'>] extends [never] ? undefined : z.output<Part<N, 'params'>>;
  readonly query: [Part<N, 'query'>] extends [never] ? undefined : z.output<Part<N, 'query'>>;
  readonly body: [Part<N, 'body'>] extends [never] ? undefined : z.output<Part<N, 'body'>>;
}

export type Answer<N extends RouteName> = z.output<(typeof calls)[N]['answer']>;
