import type { Editor } from '@tiptap/core';

/** Puts the caret back into the text once a menu is gone, which gives the focus to its button a frame later. */
export function backToText(editor: Editor): void {
  let frames = 0;
  const wait = () => {
    frames += 1;
    if (frames < 4) requestAnimationFrame(wait);
    else if (!editor.isDestroyed && document.querySelector('[role="menu"]') === null) editor.view.focus();
  };
  requestAnimationFrame(wait);
}
