import { useEffect } from 'react';
import type { OpenDocument } from '../../editor/open.ts';

/** Undo and redo from anywhere on the page; boxes that are being typed in keep their own. */
export function useKeys(open: OpenDocument | undefined): void {
  useEffect(() => {
    if (!open?.editable && !open?.suggesting) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      const { target } = event;
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) open.undo.redo();
      else open.undo.undo();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [open]);
}
