import type { DocumentState, GrantRole, Visibility } from '../model.ts';

/** What is being asked for: only the facts that the decision needs. */
export type Thing = DocumentThing | PublicationThing | NetworkThing | OrganisationThing | InstallationThing;

export interface DocumentThing {
  readonly type: 'document';
  readonly id: string;
  readonly owner: Owner;
  readonly createdBy: string;
  readonly state: DocumentState;
  /** In the trash. */
  readonly removed: boolean;
  readonly grants: readonly GrantFacts[];
}
export type Owner =
  | { readonly type: 'network'; readonly id: string }
  | { readonly type: 'organisation'; readonly id: string };

export interface GrantFacts {
  readonly to: { readonly type: 'network' | 'organisation' | 'person'; readonly id: string };
  readonly role: GrantRole;
}

export interface PublicationThing {
  readonly type: 'publication';
  readonly visibility: Visibility;
  readonly withdrawn: boolean;
  /** The document it was made from, for whoever may read that. */
  readonly document: DocumentThing;
  /** The networks whose members may read a publication meant for "network only". */
  readonly networkIds: readonly string[];
}
export interface NetworkThing {
  readonly type: 'network';
  readonly id: string;
}
export interface OrganisationThing {
  readonly type: 'organisation';
  readonly id: string;
  /** The networks it takes part in. */
  readonly networkIds: readonly string[];
}
export interface InstallationThing {
  readonly type: 'installation';
}
