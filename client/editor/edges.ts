import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, Selection, TextSelection } from '@tiptap/pm/state';
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
              if (acts.test(event.key)) catchUp(view);
              if (onKey(event)) return true;
              if (event.ctrlKey || event.metaKey) return selectPaper(places, view, event);
              if (event.shiftKey && !event.altKey && selectOn(places, view, event.key)) return true;
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

const acts = /^(Arrow.*|Enter|Backspace|Delete)$/;

/**
 * The browser moves a caret before it tells of it, and keys pressed quickly come in between: an arrow right after
 * Ctrl+Home would lead out at the end, where the caret was.
 */
function catchUp(view: EditorView): void {
  const { selection, doc, tr } = view.state;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection() ?? {};
  if (!(selection instanceof TextSelection) || !view.hasFocus() || !anchorNode || !focusNode) return;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return;
  const anchor = view.posAtDOM(anchorNode, anchorOffset ?? 0, 1);
  const head = view.posAtDOM(focusNode, focusOffset ?? 0, 1);
  if (anchor === selection.anchor && head === selection.head) return;
  const now = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
  if (!now.eq(selection)) view.dispatch(tr.setSelection(now));
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

function comeBack(view: EditorView): void {
  if (view.isDestroyed) return;
  view.focus();
  view.dispatch(view.state.tr.setSelection(Selection.near(view.state.selection.$head)));
}

/** Shift with an arrow at the edge of a text takes the selection on into the page. */
function selectOn(places: Places, view: EditorView, key: string): boolean {
  const { selection, doc } = view.state;
  const { $head } = selection;
  const direction =
    key === 'ArrowDown' && $head.sameParent(Selection.atEnd(doc).$to) && view.endOfTextblock('down')
      ? 'forward'
      : key === 'ArrowUp' && $head.sameParent(Selection.atStart(doc).$from) && view.endOfTextblock('up')
        ? 'backward'
        : undefined;
  if (!direction || !places.selecting) return false;
  // Where nothing is selected yet, the first press selects to the edge, as everywhere.
  const edge = direction === 'forward' ? Selection.atEnd(doc).to : Selection.atStart(doc).from;
  if (selection.head !== edge) return false;
  places.selecting.extend(direction, () => comeBack(view));
  return true;
}

/** The second "select all" takes the whole paper, to copy it. */
function selectPaper(places: Places, view: EditorView, event: KeyboardEvent): boolean {
  if (event.key.toLowerCase() !== 'a' || event.shiftKey || event.altKey || !places.paper) return false;
  const { selection, doc } = view.state;
  const isAll = selection.from <= Selection.atStart(doc).from && selection.to >= Selection.atEnd(doc).to;
  if (!isAll) return false;
  places.selecting?.all(() => comeBack(view));
  return places.selecting !== undefined;
}
