import { lazy } from 'react';
import { inTheEnd } from '../../ui/inTheEnd.ts';

const panels = inTheEnd(() => import('./panels/Panels.later.tsx'));
const sheets = inTheEnd(() => import('./sheets/Sheets.later.tsx'));

/** What a document shows when asked: not needed for its words to stand there. */
export const Panels = lazy(panels);
export const Sheets = lazy(sheets);

/** Fetches it while there is time, so that it is there also when the server is not. */
export function fetchLater(): void {
  // Whoever draws them is told of a failure.
  for (const fetchIt of [panels, sheets]) fetchIt().catch(() => undefined);
}
