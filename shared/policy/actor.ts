import type { GrantRole, Role } from '../model.ts';

/** Who is asking. Built once per request and per socket from the database, never from what was sent. */
export type Actor = PersonActor | { readonly type: 'anonymous' };

export interface PersonActor {
  readonly type: 'person';
  readonly id: string;
  readonly name: string;
  readonly installationAdmin: boolean;
  readonly organisations: readonly { readonly id: string; readonly admin: boolean }[];
  /** A person speaks for one organisation in each network. */
  readonly networks: readonly { readonly id: string; readonly role: Role; readonly organisationId: string }[];
  /** Set for guests: they have no membership, only what their link says. */
  readonly guest?: { readonly documentId: string; readonly role: GrantRole; readonly until: number };
}

export const anonymous: Actor = { type: 'anonymous' };
