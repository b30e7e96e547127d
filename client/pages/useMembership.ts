import type { Answer } from '../../shared/contract/calls.ts';
import type { Role } from '../../shared/model.ts';
import { useSession } from '../api/queries.ts';

type Me = NonNullable<Answer<'session'>['me']>;

export interface Membership {
  readonly me: Me | undefined;
  readonly role: Role | undefined;
  /** The organisation one speaks for in the network. */
  readonly organisationId: string | undefined;
  /** The shared problem, definitions, cycles, artifacts, new documents. */
  readonly mayWrite: boolean;
  readonly mayFacilitate: boolean;
}

/** What one is in a network, by the session; the server decides again on every call. */
export function useMembership(networkId: string | undefined): Membership {
  const me = useSession().data?.me;
  const membership = me?.networks.find((network) => network.id === networkId);
  return {
    me,
    role: membership?.role,
    organisationId: membership?.organisationId,
    mayWrite: membership?.role === 'editor' || membership?.role === 'facilitator',
    mayFacilitate: membership?.role === 'facilitator',
  };
}
