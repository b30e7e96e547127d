import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DocumentAnswer } from '../DocumentPage.tsx';

export interface WritingMode {
  readonly isSuggesting: boolean;
  /** Whether one may also write in the document itself. */
  readonly maySwitch: boolean;
  readonly set: (mode: 'editing' | 'suggesting') => void;
}

/**
 * Who may comment and not write, always suggests; who may write, chooses: by Ctrl+Alt+Shift+X and Z, as elsewhere.
 * @param mayWrite as the open document says, which knows sooner than the answer
 */
export function useMode({ document, may }: DocumentAnswer, mayWrite: boolean): WritingMode {
  const [chosen, choose] = useState(() => sessionStorage.getItem(keyOf(document.id)) === 'suggesting');
  const set = useCallback(
    (mode: 'editing' | 'suggesting') => {
      choose(mode === 'suggesting');
      sessionStorage.setItem(keyOf(document.id), mode);
    },
    [document.id],
  );
  const maySwitch = may.write && mayWrite;
  useEffect(() => {
    if (!maySwitch) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.ctrlKey || !event.altKey || !event.shiftKey || event.metaKey) return;
      const mode = { KeyX: 'suggesting', KeyZ: 'editing' }[event.code];
      if (mode !== 'suggesting' && mode !== 'editing') return;
      event.preventDefault();
      event.stopPropagation();
      set(mode);
    };
    // Before the text, to which Ctrl+Shift+Z says redo.
    addEventListener('keydown', onKeyDown, true);
    return () => removeEventListener('keydown', onKeyDown, true);
  }, [maySwitch, set]);
  const onlySuggests = may.comment && !may.write && document.state === 'live';
  const isSuggesting = onlySuggests || (maySwitch && chosen);
  return useMemo(() => ({ isSuggesting, maySwitch, set }), [isSuggesting, maySwitch, set]);
}

const keyOf = (documentId: string) => `mode:${documentId}`;
