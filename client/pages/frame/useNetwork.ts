import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';

type Me = NonNullable<Answer<'session'>['me']>;
const key = 'network';

/** The network whose entries the rail shows: the one in the address, else the one last seen, else the first. */
export function useNetwork(me: Me): {
  readonly network: Me['networks'][number] | undefined;
  readonly remember: (id: string) => void;
} {
  const { pathname } = useLocation();
  const [last, setLast] = useState(() => localStorage.getItem(key) ?? '');
  const inAddress = /^\/n\/([^/]+)/.exec(pathname)?.[1];
  if (inAddress && inAddress !== last) setLast(inAddress);
  useEffect(() => {
    if (last) localStorage.setItem(key, last);
  }, [last]);
  const network = me.networks.find((each) => each.id === (inAddress ?? last)) ?? me.networks[0];
  return { network, remember: setLast };
}
