import { TextSelection } from '@tiptap/pm/state';
import type { Found } from '../../../shared/content/anchors.ts';
import type { OpenDocument } from '../open.ts';
import { editorAt } from './letters.ts';
import { shownStretch } from './readings.ts';

/** Puts the caret where a thread is, opening whatever hides it. */
export async function goTo(open: OpenDocument, found: Found): Promise<void> {
  const { places } = open;
  if (found.at === 'nowhere' || !(await places.go(found.address))) return;
  const editor = places.paper && 'from' in found ? editorAt(places.paper, found.address) : undefined;
  if (!editor || !('from' in found)) return;
  const at = shownStretch(open, found.address, editor, found);
  if (!at) return;
  const { view, state } = editor;
  view.focus();
  if (editor.isEditable) {
    const { doc } = state;
    view.dispatch(state.tr.setSelection(TextSelection.between(doc.resolve(at.from), doc.resolve(at.to))));
  } else {
    const [start, end] = [view.domAtPos(at.from, 1), view.domAtPos(at.to, -1)];
    window.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
  }
  const { node } = view.domAtPos(at.from, 1);
  (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: 'center' });
}
