import { lazy, Suspense } from 'react';
import { inTheEnd } from '../../../ui/inTheEnd.ts';
import { useLead } from '../../../editor/useLead.ts';

const Pill = lazy(inTheEnd(() => import('./Pill.later.tsx')));

/** Says who leads whom, once somebody does. */
export function Stage() {
  const { following, presenter, presenting } = useLead();
  if (!following && !presenter && !presenting) return null;
  return (
    <Suspense>
      <Pill />
    </Suspense>
  );
}
