/**
 * Texts that may only be read are reached with Tab, and up and down select a block after the other in them: so they
 * can be commented on without a pointer. Shift with the arrows makes the selection larger or smaller by a word.
 * @returns ends it
 */
export function readableByKeys(paper: HTMLElement): () => void {
  const texts = '.ProseMirror[contenteditable="false"]';
  const reach = () => {
    for (const text of paper.querySelectorAll<HTMLElement>(texts)) text.tabIndex = 0;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const text = document.activeElement;
    if (!(text instanceof HTMLElement) || !text.matches(texts) || !paper.contains(text)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const selection = window.getSelection();
    if (!selection) return;
    if (event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault();
      selection.modify('extend', event.key === 'ArrowLeft' ? 'backward' : 'forward', 'word');
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const blocks = [...text.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, pre')];
      const at = blocks.findIndex((block) => selection.anchorNode && block.contains(selection.anchorNode));
      const next = blocks[event.key === 'ArrowDown' ? at + 1 : Math.max(0, at - 1)];
      if (!next) return;
      event.preventDefault();
      selection.selectAllChildren(next);
      next.scrollIntoView({ block: 'nearest' });
    }
  };
  reach();
  const watch = new MutationObserver(reach);
  watch.observe(paper, { subtree: true, childList: true });
  addEventListener('keydown', onKeyDown);
  return () => {
    watch.disconnect();
    removeEventListener('keydown', onKeyDown);
    for (const text of paper.querySelectorAll<HTMLElement>(texts)) text.removeAttribute('tabindex');
  };
}
