import { type DocumentState, type Role, roles } from '../model.ts';
import type { Actor, PersonActor } from './actor.ts';
import type {
  DocumentThing,
  InstallationThing,
  NetworkThing,
  OrganisationThing,
  PublicationThing,
  Thing,
} from './things.ts';

interface Rule {
  readonly from: Role;
  /** The states in which it may be done; `removed` is the trash. */
  readonly states: readonly (DocumentState | 'removed')[];
  /** The person who created an organisation's document may also do this. */
  readonly author?: true;
  /** A place by a join link is not enough. */
  readonly notByLink?: true;
}

const anyState = ['live', 'freezing', 'frozen'] as const;

/** The access table of documents: the least role, and the states in which it holds. */
const documentRules = {
  read: { from: 'viewer', states: anyState },
  readRemoved: { from: 'editor', states: ['removed'], notByLink: true },
  comment: { from: 'commenter', states: ['live'] },
  write: { from: 'editor', states: ['live'] },
  /** Opening, locking and revealing a rubric's scores. */
  leadScoring: { from: 'facilitator', states: ['live'], notByLink: true },
  nameVersion: { from: 'editor', states: ['live'] },
  fork: { from: 'viewer', states: anyState },
  /** Being the one whom others may follow. */
  present: { from: 'editor', states: anyState },
  remove: { from: 'editor', states: ['live'], notByLink: true },
  putBack: { from: 'editor', states: ['removed'], notByLink: true },
  publish: { from: 'facilitator', states: ['live'] },
  freeze: { from: 'facilitator', states: ['live'] },
  reopen: { from: 'facilitator', states: ['frozen'] },
  /** To another owner. */
  move: { from: 'facilitator', states: anyState },
  withdraw: { from: 'facilitator', states: anyState },
  share: { from: 'facilitator', states: anyState, author: true },
} as const satisfies Record<string, Rule>;

/** The access table of networks. */
const networkRules = {
  read: 'viewer',
  /** The shared problem, definitions, cycles, artifacts; new documents. */
  write: 'editor',
  agree: 'viewer',
  /** A finding: anyone captures one. */
  capture: 'viewer',
  facilitate: 'facilitator',
} as const satisfies Record<string, Role>;

export type DocumentAction = keyof typeof documentRules;
export type NetworkAction = keyof typeof networkRules;
export type OrganisationAction = 'read' | 'create' | 'administer';
export type PublicationAction = 'read' | 'fork';
export type InstallationAction = 'administer';

/** The one access table: client greys out with it, server enforces with it, for HTTP and socket alike. */
export function can(actor: Actor, action: DocumentAction, thing: DocumentThing): boolean;
export function can(actor: Actor, action: NetworkAction, thing: NetworkThing): boolean;
export function can(actor: Actor, action: OrganisationAction, thing: OrganisationThing): boolean;
export function can(actor: Actor, action: PublicationAction, thing: PublicationThing): boolean;
export function can(actor: Actor, action: InstallationAction, thing: InstallationThing): boolean;
export function can(actor: Actor, action: string, thing: Thing): boolean {
  switch (thing.type) {
    case 'document':
      return Object.hasOwn(documentRules, action) && canDocument(actor, action as DocumentAction, thing);
    case 'network':
      return Object.hasOwn(networkRules, action) && canNetwork(actor, action as NetworkAction, thing);
    case 'organisation':
      return canOrganisation(actor, action as OrganisationAction, thing);
    case 'publication':
      return canPublication(actor, action as PublicationAction, thing);
    case 'installation':
      return actor.type === 'person' && action === 'administer' && actor.installationAdmin;
  }
}

/** The actor's role on a document, the highest of all that give one. Installation administrators get none. */
export function roleOn(actor: Actor, thing: DocumentThing): Role | undefined {
  if (actor.type !== 'person') return undefined;
  const found: Role[] = [];
  if (thing.owner.type === 'network') {
    const membership = actor.networks.find((network) => network.id === thing.owner.id);
    if (membership) found.push(membership.role);
  } else {
    const membership = actor.organisations.find((organisation) => organisation.id === thing.owner.id);
    if (membership) found.push(membership.admin ? 'facilitator' : 'editor');
  }
  for (const grant of thing.grants) if (holds(actor, grant.to)) found.push(grant.role);
  for (const place of actor.places ?? []) if (place.documentId === thing.id) found.push(place.role);
  return found.toSorted((a, b) => roles.indexOf(b) - roles.indexOf(a))[0];
}

function holds(actor: PersonActor, to: DocumentThing['grants'][number]['to']): boolean {
  switch (to.type) {
    case 'person':
      return actor.id === to.id;
    case 'organisation':
      return actor.organisations.some((organisation) => organisation.id === to.id);
    case 'network':
      return actor.networks.some((network) => network.id === to.id);
  }
}

function canDocument(actor: Actor, action: DocumentAction, thing: DocumentThing): boolean {
  const rule: Rule = documentRules[action];
  if (!rule.states.includes(thing.removed ? 'removed' : thing.state)) return false;
  const role = roleOn(rule.notByLink ? withoutPlaces(actor) : actor, thing);
  if (!role) return false;
  if (atLeast(role, rule.from)) return true;
  const isAuthor = actor.type === 'person' && actor.id === thing.createdBy;
  return rule.author === true && isAuthor && thing.owner.type === 'organisation';
}

export function withoutPlaces<A extends Actor>(actor: A): A {
  return actor.type === 'person' ? { ...actor, places: [] } : actor;
}

function canNetwork(actor: Actor, action: NetworkAction, thing: NetworkThing): boolean {
  if (actor.type !== 'person') return false;
  const membership = actor.networks.find((network) => network.id === thing.id);
  return membership !== undefined && atLeast(membership.role, networkRules[action]);
}

function canOrganisation(actor: Actor, action: OrganisationAction, thing: OrganisationThing): boolean {
  if (actor.type !== 'person') return false;
  const membership = actor.organisations.find((organisation) => organisation.id === thing.id);
  if (membership)
    return action === 'administer' ? membership.admin : action === 'read' || action === 'create';
  return action === 'read' && actor.networks.some((network) => thing.networkIds.includes(network.id));
}

function canPublication(actor: Actor, action: PublicationAction, thing: PublicationThing): boolean {
  if (action !== 'read' && action !== 'fork') return false;
  if (thing.withdrawn) return false;
  if (thing.visibility !== 'network') return true;
  if (actor.type !== 'person') return false;
  return (
    actor.networks.some((network) => thing.networkIds.includes(network.id)) ||
    // A join link opens the document itself, and no page meant for the network.
    can(withoutPlaces(actor), 'read', { ...thing.document, removed: false })
  );
}

function atLeast(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least);
}
