import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Places } from './places.ts';

/** Makes separate editors feel like one page: arrows at an edge go on into the next field. */
export function edges(
  places: Places,
  address: string,
  type: 'line' | 'rich',
  onKey: (event: KeyboardEvent) => boolean,
): Extension {
  return Extension.create({
    name: 'edges',
    priority: 900,
    addProseMirrorPlugins() {
      return [
        new Plugin({
          key: new PluginKey('edges'),
          props: {
            handleKeyDown: (view, event) => {
              if (event.isComposing) return false;
              if (onKey(event)) return true;
              if (event.ctrlKey || event.metaKey) return selectPaper(places, view, event);
              if (event.altKey || event.shiftKey) return type === 'line' && event.key === 'Enter';
              if (type === 'line' && event.key === 'Enter') {
                places.step(address, 'down');
                return true;
              }
              const direction = directionOf(view, event.key);
              return direction !== undefined && places.step(address, direction);
            },
          },
        }),
      ];
    },
  });
}

/** Where an arrow key leads out of this editor, if it does. */
function directionOf(view: EditorView, key: string): 'up' | 'down' | undefined {
  const { selection, doc } = view.state;
  if (!selection.empty) return undefined;
  const first = Selection.atStart(doc).$from;
  const last = Selection.atEnd(doc).$to;
  const { $from } = selection;
  if (key === 'ArrowUp') return $from.sameParent(first) && view.endOfTextblock('up') ? 'up' : undefined;
  if (key === 'ArrowDown') return $from.sameParent(last) && view.endOfTextblock('down') ? 'down' : undefined;
  if (key === 'ArrowLeft') return $from.pos === first.pos ? 'up' : undefined;
  if (key === 'ArrowRight') return $from.pos === last.pos ? 'down' : undefined;
  return undefined;
}

/** The second "select all" takes the whole paper, to copy it. */
function selectPaper(places: Places, view: EditorView, event: KeyboardEvent): boolean {
  if (event.key.toLowerCase() !== 'a' || event.shiftKey || event.altKey || !places.paper) return false;
  const { selection, doc } = view.state;
  const isAll = selection.from <= Selection.atStart(doc).from && selection.to >= Selection.atEnd(doc).to;
  if (!isAll) return false;
  view.dom.blur();
  selectAcross(places.paper);
  return true;
}

/** Browsers end a selection at the edge of what can be edited; so nothing can, until the next key or press. */
function selectAcross(paper: HTMLElement): void {
  const editors = [...paper.querySelectorAll<HTMLElement>('.ProseMirror[contenteditable="true"]')];
  for (const editor of editors) editor.contentEditable = 'false';
  window.getSelection()?.selectAllChildren(paper);
  const restore = (event: Event) => {
    if (event instanceof KeyboardEvent && (event.ctrlKey || event.metaKey || event.key === 'Shift')) return;
    for (const editor of editors) editor.contentEditable = 'true';
    removeEventListener('keydown', restore, true);
    removeEventListener('pointerdown', restore, true);
  };
  addEventListener('keydown', restore, true);
  addEventListener('pointerdown', restore, true);
}
