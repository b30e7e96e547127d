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
  /** What join links that live let them do, members and guests alike. */
  readonly places?: readonly JoinPlace[];
  /** Without an account: nothing is theirs but their places. */
  readonly guest?: true;
}

/** A place in one document by a join link. */
export interface JoinPlace {
  readonly documentId: string;
  readonly role: GrantRole;
  /** The one they speak for there. */
  readonly organisationId: string;
  /** When the link ends: milliseconds since 1970. */
  readonly until: number;
}

export const anonymous: Actor = { type: 'anonymous' };
