import type { IncomingMessage } from 'node:http';
import { isUuid } from '../../shared/ids.ts';
import type { PersonActor } from '../../shared/policy/actor.ts';
import { can } from '../../shared/policy/can.ts';
import type { DocumentThing } from '../../shared/policy/things.ts';
import { type CloseCode, close } from '../../shared/protocol/close.ts';
import { type PresenceUser, protocolVersion, schemaVersion } from '../../shared/protocol/messages.ts';

/** What the door asks of the rest of the server. */
export interface DoorPorts {
  /** Undefined without a session, or with one that has ended. */
  readonly authenticate: (
    request: IncomingMessage,
  ) => Promise<{ readonly actor: PersonActor; readonly sessionId: string } | undefined>;
  readonly documentThing: (documentId: string) => Promise<DocumentThing | undefined>;
  /** How a person appears to others in this document, and for which organisation they write. */
  readonly presenceUser: (actor: PersonActor, document: DocumentThing) => Promise<PresenceUser>;
}

export interface Admission {
  readonly documentId: string;
  readonly state: DocumentThing['state'];
  readonly mayWrite: boolean;
  readonly sessionId: string;
  readonly user: PresenceUser;
  readonly extended: boolean;
  readonly epoch: number | undefined;
}
export type Judgement = Admission | { readonly code: CloseCode; readonly why: string };

/** What this request may do with the document it names, at this moment. */
export async function judge(request: IncomingMessage, ports: DoorPorts): Promise<Judgement> {
  const session = await ports.authenticate(request);
  if (!session) return { code: close.signedOut, why: 'not signed in' };
  const url = new URL(request.url ?? '/', 'ws://localhost');
  const asked = readQuery(url.searchParams);
  if (!asked) return { code: close.tooOld, why: 'the protocol, schema or epoch asked for is unknown' };
  const documentId = documentIdIn(url.pathname);
  const isShared = (url.searchParams.get('part') ?? 'shared') === 'shared';
  const thing = documentId && isShared ? await ports.documentThing(documentId) : undefined;
  if (!thing || !can(session.actor, 'read', thing)) {
    return { code: close.notFound, why: 'no such document, or not for you' };
  }
  return {
    documentId: thing.id,
    state: thing.state,
    mayWrite: can(session.actor, 'write', thing) && (asked.schema ?? schemaVersion) >= schemaVersion,
    sessionId: session.sessionId,
    user: await ports.presenceUser(session.actor, thing),
    extended: asked.extended,
    epoch: asked.epoch,
  };
}

function documentIdIn(path: string): string | undefined {
  const id = /^\/live\/([^/]+)$/.exec(path)?.[1];
  return id !== undefined && isUuid(id) ? id : undefined;
}

/** Whole numbers or nothing; undefined when the client speaks of what this server does not know. */
function readQuery(
  query: URLSearchParams,
): { extended: boolean; schema: number | undefined; epoch: number | undefined } | undefined {
  const [protocol, schema, epoch] = ['protocol', 'schema', 'epoch'].map((name) => {
    const text = query.get(name);
    return text === null ? undefined : /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  });
  if (Number.isNaN(schema) || Number.isNaN(epoch)) return undefined;
  if (protocol !== undefined && protocol !== protocolVersion) return undefined;
  return { extended: protocol !== undefined, schema, epoch };
}

/** Whether a socket let in as `before` may stay, told the same door's answer of now. */
export function stillHolds(before: Admission, now: Judgement): CloseCode | undefined {
  if ('code' in now) return now.code === close.signedOut ? close.signedOut : close.accessChanged;
  const same =
    now.mayWrite === before.mayWrite && now.state === before.state && now.user.id === before.user.id;
  return same && now.user.organisationId === before.user.organisationId ? undefined : close.accessChanged;
}
