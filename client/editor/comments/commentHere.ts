const wanted = 'comment-here';

/** Comments on where somebody is on the paper, as Ctrl+Alt+M does: for buttons and menus of the editor. */
export function commentHere(): void {
  dispatchEvent(new Event(wanted));
}

export function onCommentHere(listener: () => void): () => void {
  addEventListener(wanted, listener);
  return () => removeEventListener(wanted, listener);
}
