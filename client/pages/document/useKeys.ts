import { useEffect } from 'react';
import type { OpenDocument } from '../../editor/open.ts';
import { useLatest } from '../../editor/useLatest.ts';

/**
 * Undo, redo, find and replace and the list of keys from anywhere on the page; boxes that are being typed in keep
 * their own undo.
 */
export function useKeys(open: OpenDocument | undefined, showKeys: () => void): void {
  const show = useLatest(showKeys);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === '/') {
        event.preventDefault();
        show()();
        return;
      }
      if (!open?.editable && !open?.suggesting) return;
      // Ctrl+F stays the browser's: it finds on the whole page.
      if (!open.editable) {
        if (key === 'h' || (key === 'f' && event.shiftKey)) return;
      } else if (key === 'h' || (key === 'f' && event.shiftKey)) {
        event.preventDefault();
        open.toolbar.show({ name: 'find', words: '' });
        return;
      }
      if (key !== 'z' && key !== 'y') return;
      const { target } = event;
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) open.undo.redo();
      else open.undo.undo();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [open, show]);
}
