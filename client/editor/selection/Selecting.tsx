import { useEffect } from 'react';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useOpenDocument } from '../open.ts';
import { useLatest } from '../useLatest.ts';

type Copying = typeof import('./copyPage.later.ts');

/** Selecting, copying and clearing across the texts of the page. Draws nothing. */
export function Selecting() {
  const open = useOpenDocument();
  const t = useLatest(useText());

  useEffect(() => {
    let copying: Copying | undefined;
    const load = () =>
      import('./copyPage.later.ts').then((loaded) => {
        copying = loaded;
        return loaded;
      });
    const prepare = () => {
      load().catch(() => undefined);
    };
    const onCopy = (event: ClipboardEvent) => {
      const { paper } = open.places;
      const copied = paper && copying?.copyOf(paper);
      if (!copied || !event.clipboardData) return;
      event.preventDefault();
      event.stopPropagation();
      event.clipboardData.setData('text/html', copied.html);
      event.clipboardData.setData('text/plain', copied.text);
    };
    const clear = () => {
      load().then(
        ({ clearTexts }) => {
          const count = clearTexts(open);
          if (count > 0) {
            showToast({ message: t()('select.cleared', { count }), undo: () => open.undo.undo() });
          }
        },
        () => showToast({ message: t()('select.notLoaded') }),
      );
    };
    const refuse = () => showToast({ message: t()('select.within') });
    let stop: (() => void) | undefined;
    let left = false;
    import('./pageSelection.later.ts').then(
      ({ PageSelection }) => {
        if (left) return;
        const selecting = new PageSelection(() => open.places.paper);
        open.places.selecting = selecting;
        stop = selecting.serve({ prepare, clear, refuse });
      },
      // Without it each text is still selected and copied by itself.
      () => undefined,
    );
    // Whoever only reads selects natively: it is fetched when a selection leaves a text.
    const onSelection = () => {
      const { isCollapsed, anchorNode, focusNode } = getSelection() ?? {};
      if (!copying && isCollapsed === false && textOf(anchorNode) !== textOf(focusNode)) prepare();
    };
    addEventListener('copy', onCopy, true);
    document.addEventListener('selectionchange', onSelection);
    return () => {
      left = true;
      stop?.();
      open.places.selecting = undefined;
      removeEventListener('copy', onCopy, true);
      document.removeEventListener('selectionchange', onSelection);
    };
  }, [open, t]);

  return null;
}

function textOf(node: Node | null | undefined): Element | null {
  return node?.parentElement?.closest('.ProseMirror') ?? null;
}
