import { useEffect, useState } from 'react';
import type { LiveState } from '../../sync/state.ts';
import type { SaveState } from '../../ui/SaveLight.tsx';

const slowAfter = 3000;

/**
 * What the save light says of a document.
 * @param drawn whether its words are on screen; until then nothing is said of where they are
 */
export function useLight(state: LiveState, drawn: boolean): SaveState | undefined {
  const since = state.type === 'live' && state.save.type === 'saving' ? state.save.since : undefined;
  const [slowSince, setSlowSince] = useState<number>();
  useEffect(() => {
    if (since === undefined) return undefined;
    // A clock that is set meanwhile neither hurries it nor holds it back.
    const wait = Math.min(slowAfter, Math.max(0, since + slowAfter - Date.now()));
    const timer = setTimeout(() => setSlowSince(since), wait);
    return () => clearTimeout(timer);
  }, [since]);
  switch (state.type) {
    case 'loading':
      return undefined;
    case 'live':
      if (!drawn) return undefined;
      if (since === undefined) return 'saved';
      return since === slowSince ? 'slow' : 'saving';
    case 'offline':
      if (!drawn || state.content === 'none') return undefined;
      return state.content;
    case 'frozen':
      return 'frozen';
    case 'refused':
      return 'failed';
    default:
      return 'readOnly';
  }
}
