import { type Editor, Extension, isTextSelection } from '@tiptap/core';
import { isInTable } from '@tiptap/pm/tables';
import { isSafeLink } from '../../../shared/content/safe.ts';
import type { OpenDocument } from '../open.ts';
import { setDirection } from './language.ts';
import { inTheEnd } from '../../ui/inTheEnd.ts';

const fetchMoving = inTheEnd(() => import('./moveBlock.later.ts'));
let moving: typeof import('./moveBlock.later.ts') | undefined;

/** Moving blocks is loaded when somebody is writing; from then on a key moves at once. */
export async function loadMoving(): Promise<typeof import('./moveBlock.later.ts')> {
  moving = await fetchMoving();
  return moving;
}

/** The keys people bring along from Google Docs, where the extensions do not have them already. */
export function shortcuts(open: OpenDocument, address: string, say: SayMove): Extension {
  const { toolbar, undo, ydoc, awareness } = open;
  return Extension.create({
    name: 'shortcuts',
    priority: 1000,
    addKeyboardShortcuts() {
      const { editor } = this;
      const rich = (act: () => boolean) => () =>
        editor.isEditable && 'heading' in editor.schema.nodes && act();
      const move = (by: -1 | 1) =>
        rich(() => {
          // There the same keys move the row.
          if (isInTable(editor.state)) return false;
          const go = ({ moveBlocks }: typeof import('./moveBlock.later.ts')) => {
            if (editor.isDestroyed) return;
            const moved = moveBlocks(
              editor,
              { ydoc, awareness, undo, fragment: ydoc.getXmlFragment(address) },
              by,
            );
            say(moved ? by : 0);
          };
          if (moving) go(moving);
          else void loadMoving().then(go);
          return true;
        });
      return {
        // With words chosen, or in a link; anywhere else the key goes on to the page, which searches.
        'Mod-k': () => {
          if (!editor.isEditable || (editor.state.selection.empty && !editor.isActive('link'))) return false;
          // A cell stops being written in when the focus goes to the box.
          if (editor.view.dom.closest('[role="gridcell"]')) return false;
          toolbar.show({ name: 'link', editor });
          return true;
        },
        'Alt-Enter': () => openLink(editor),
        'Alt-Shift-5': rich(() => editor.commands.toggleMark('strike')),
        'Mod-Alt-h': rich(() => editor.commands.toggleMark('highlight')),
        // Where the highlighting extension has its key, people find "find and replace".
        'Mod-Shift-h': () => find(editor),
        'Mod-h': () => find(editor),
        'Mod-Shift-f': () => find(editor),
        'Mod-\\': rich(() => editor.chain().unsetAllMarks().run()),
        'Mod-Alt-Shift-l': rich(() => setDirection(editor, 'ltr')),
        'Mod-Alt-Shift-r': rich(() => setDirection(editor, 'rtl')),
        'Mod-Alt-Shift-a': rich(() => setDirection(editor, null)),
        'Alt-Shift-ArrowUp': move(-1),
        'Alt-Shift-ArrowDown': move(1),
      };
    },
  });

  function find(editor: Editor): boolean {
    if (!editor.isEditable) return false;
    toolbar.show({ name: 'find', words: chosenWords(editor) });
    return true;
  }
}

/** Says where a block went; 0 when there was nowhere to go. */
export type SayMove = (by: -1 | 0 | 1) => void;

function chosenWords({ state }: Editor): string {
  const { selection, doc } = state;
  if (!isTextSelection(selection) || !selection.$from.sameParent(selection.$to)) return '';
  return doc.textBetween(selection.from, selection.to).slice(0, 100);
}

/** Opens the link the caret is in, in another tab. */
export function openLink(editor: Editor): boolean {
  const href: unknown = editor.getAttributes('link').href;
  if (!isSafeLink(href)) return false;
  window.open(href, '_blank', 'noopener,noreferrer');
  return true;
}
