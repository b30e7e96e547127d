import {
  type PersonalPart,
  partOf,
  partSorts,
  personalPart,
  sharedPart,
} from '../../shared/content/parts.ts';
import { isUuid } from '../../shared/ids.ts';
import type { PersonActor } from '../../shared/policy/actor.ts';
import { can } from '../../shared/policy/can.ts';
import type { DocumentThing } from '../../shared/policy/things.ts';
import { type CloseCode, close } from '../../shared/protocol/close.ts';
import { type PresenceUser, protocolVersion, schemaVersion } from '../../shared/protocol/messages.ts';

/** What the door asks of the rest of the server. */
export interface DoorPorts {
  /** Undefined without a session, or with one that has ended. @param cookie the header as it came */
  readonly authenticate: (
    cookie: string | undefined,
  ) => Promise<{ readonly actor: PersonActor; readonly sessionId: string } | undefined>;
  readonly documentThing: (documentId: string) => Promise<DocumentThing | undefined>;
  /** How a person appears to others in this document, and for which organisation they write. */
  readonly presenceUser: (actor: PersonActor, document: DocumentThing) => Promise<PresenceUser>;
}

/** What of a request the door judges: kept while the socket lives, so that it can be judged again. */
export interface Asked {
  readonly cookie: string | undefined;
  readonly documentId: string | undefined;
  /** Undefined for the shared one. */
  readonly part: PersonalPart | undefined;
  readonly extended: boolean;
  readonly schema: number | undefined;
  /** Of the copy that the client already holds. */
  readonly epoch: number | undefined;
}

export interface Admission {
  readonly documentId: string;
  readonly part: string;
  readonly state: DocumentThing['state'];
  readonly mayWrite: boolean;
  readonly sessionId: string;
  readonly user: PresenceUser;
  readonly extended: boolean;
  readonly epoch: number | undefined;
}
export interface Refusal {
  readonly code: CloseCode;
  readonly why: string;
}

/** Reads `/live/<document id>?protocol=…&schema=…&epoch=…&part=…`. */
export function readAsked(target: string, cookie: string | undefined): Asked | Refusal {
  const url = new URL(target, 'ws://localhost');
  const whole = (name: string) => {
    const text = url.searchParams.get(name);
    return text === null ? undefined : /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  };
  const [protocol, schema, epoch] = [whole('protocol'), whole('schema'), whole('epoch')];
  const isKnown = protocol === undefined || protocol === protocolVersion;
  if (!isKnown || Number.isNaN(schema) || Number.isNaN(epoch)) {
    return { code: close.tooOld, why: 'the protocol, schema or epoch asked for is unknown' };
  }
  const name = url.searchParams.get('part') ?? sharedPart;
  const part = personalPart(name);
  const documentId = name === sharedPart || part ? documentIdIn(url.pathname) : undefined;
  return { cookie, documentId, part, extended: protocol !== undefined, schema, epoch };
}

function documentIdIn(path: string): string | undefined {
  const id = /^\/live\/([^/]+)/.exec(path)?.[1];
  return id !== undefined && isUuid(id) ? id : undefined;
}

/** What this request may do with the document it names, at this moment. */
export async function judge(asked: Asked, ports: DoorPorts): Promise<Admission | Refusal> {
  const session = await ports.authenticate(asked.cookie);
  if (!session) return { code: close.signedOut, why: 'not signed in' };
  const thing = asked.documentId === undefined ? undefined : await ports.documentThing(asked.documentId);
  const { part } = asked;
  // Whatever else a personal part says to others, it says by a list: only its owner comes in.
  const isTheirs = !part || part.personId === session.actor.id;
  if (!thing || !isTheirs || !can(session.actor, 'read', thing)) {
    return { code: close.notFound, why: 'no such document, or not for you' };
  }
  const writes = part ? partSorts[part.sort].writes : 'write';
  return {
    documentId: thing.id,
    part: part ? partOf(part.sort, part.personId) : sharedPart,
    state: thing.state,
    mayWrite: can(session.actor, writes, thing) && (asked.schema ?? schemaVersion) >= schemaVersion,
    sessionId: session.sessionId,
    user: await ports.presenceUser(session.actor, thing),
    extended: asked.extended,
    epoch: asked.epoch,
  };
}

/** Whether a connection let in as `before` may stay, told the same door's answer of now. */
export function stillHolds(before: Admission, now: Admission | Refusal): CloseCode | undefined {
  if ('code' in now) return now.code === close.signedOut ? close.signedOut : close.accessChanged;
  const same =
    now.mayWrite === before.mayWrite && now.state === before.state && now.user.id === before.user.id;
  return same && now.user.organisationId === before.user.organisationId ? undefined : close.accessChanged;
}
