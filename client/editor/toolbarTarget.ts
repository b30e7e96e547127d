import type { Editor } from '@tiptap/core';
import { useSyncExternalStore } from 'react';
import { useOpenDocument } from './open.ts';

/** What opens below the toolbar, one at a time. */
export type Box =
  | { readonly name: 'link' | 'language'; readonly editor: Editor }
  | { readonly name: 'find'; readonly words: string };

/** The rich editor that the page's one toolbar acts on: the one last written in. */
export class ToolbarTarget {
  private editor: Editor | undefined;
  private shown: Box | undefined;
  private readonly listeners = new Set<() => void>();
  /** Of the editor, not of what is in it. */
  private version = 0;

  get current(): Editor | undefined {
    return this.editor;
  }

  use(editor: Editor | undefined): void {
    if (editor === this.editor) return;
    this.editor?.off('transaction', this.tell);
    this.editor = editor;
    editor?.on('transaction', this.tell);
    this.version += 1;
    this.tell();
  }

  leave(editor: Editor): void {
    if (this.shown && 'editor' in this.shown && this.shown.editor === editor) this.show(undefined);
    if (this.editor === editor) this.use(undefined);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly box = (): Box | undefined => this.shown;

  show(box: Box | undefined): void {
    this.shown = box;
    this.tell();
  }

  snapshot(read: (editor: Editor) => string): string {
    const { editor } = this;
    return editor && !editor.isDestroyed ? `${this.version} ${read(editor)}` : String(this.version);
  }

  private readonly tell = () => {
    for (const listener of this.listeners) listener();
  };
}

/**
 * The toolbar's editor, and again whenever what is read of its state changes: not at every letter.
 * @param read must be the same function each time
 */
export function useToolbarEditor(read: (editor: Editor) => string): Editor | undefined {
  const { toolbar } = useOpenDocument();
  useSyncExternalStore(toolbar.subscribe, () => toolbar.snapshot(read));
  return toolbar.current;
}
