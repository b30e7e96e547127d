import { useEffect } from 'react';
import { useOpenDocument } from '../../../editor/open.ts';
import { useView } from '../../view.ts';

/** What stands among the results; everything else is on the paper. */
const inResults = ['consensus', 'consensusReasons', 'ratings'];

/** Whoever is led to a place of the rubric, by the check list or a comment, gets the view it is in. */
export function useWays(): void {
  const { places } = useOpenDocument();
  const [view, show] = useView();
  useEffect(
    () =>
      places.onGoing((address) => {
        const wanted = inResults.includes(address.split('/')[0] ?? '') ? 'results' : undefined;
        if (address !== 'title' && wanted !== view) show(wanted);
      }),
    [places, view, show],
  );
}
