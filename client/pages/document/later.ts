import { lazy } from 'react';
import { inTheEnd } from '../../ui/inTheEnd.ts';

const panels = inTheEnd(() => import('./panels/Panels.later.tsx'));
const sheets = inTheEnd(() => import('./sheets/Sheets.later.tsx'));

const announcements = inTheEnd(() => import('./Announcements.later.tsx'));

/** What a document shows when asked: not needed for its words to stand there. */
export const Panels = lazy(panels);
export const Sheets = lazy(sheets);
/** Says what others do; it gathers that for two seconds before it says anything. */
export const Announcements = lazy(announcements);

/** Fetches it while there is time, so that it is there also when the server is not. */
export function fetchLater(): void {
  // Whoever draws them is told of a failure.
  for (const fetchIt of [panels, sheets, announcements]) fetchIt().catch(() => undefined);
}
