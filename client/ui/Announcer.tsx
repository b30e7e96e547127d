import { useSyncExternalStore } from 'react';
import { announcement, subscribeAnnouncements } from './announce.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

/** Stands once in the page and is always there: screen readers pass over regions that come with their words. */
export function Announcer() {
  const words = useSyncExternalStore(subscribeAnnouncements, announcement);
  return (
    <VisuallyHidden>
      <span aria-live="polite" data-announcer>
        {words}
      </span>
    </VisuallyHidden>
  );
}
