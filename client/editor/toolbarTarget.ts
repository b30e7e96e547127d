import type { Editor } from '@tiptap/core';
import { useCallback, useSyncExternalStore } from 'react';
import { useOpenDocument } from './open.ts';

/** The rich editor that the page's one toolbar acts on: the one last written in. */
export class ToolbarTarget {
  private editor: Editor | undefined;
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
    if (this.editor === editor) this.use(undefined);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
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
  useSyncExternalStore(
    useCallback((listener) => toolbar.subscribe(listener), [toolbar]),
    () => toolbar.snapshot(read),
  );
  return toolbar.current;
}
