import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { lazy, Suspense } from 'react';
import { useSending } from '../pictures/sending.ts';
import { useToolbarEditor } from '../toolbarTarget.ts';
import { inTheEnd } from '../../ui/inTheEnd.ts';

const PictureBar = lazy(inTheEnd(() => import('../pictures/PictureBar.later.tsx')));
const SendingList = lazy(inTheEnd(() => import('../pictures/SendingList.later.tsx')));
const TableBar = lazy(inTheEnd(() => import('../tables/TableBar.later.tsx')));

/** The kind of block that has a bar of its own, and which of them it is. */
function blockOf(editor: Editor): string {
  const { selection } = editor.state;
  if (selection instanceof NodeSelection && selection.node.type.name === 'image') {
    return `picture ${String(selection.node.attrs.id)} ${JSON.stringify(selection.node.attrs)}`;
  }
  return editor.isActive('table') ? 'table' : '';
}

/** What can be done with the picture or the table that the caret is in, below the toolbar. */
export function BlockBar() {
  const editor = useToolbarEditor(blockOf);
  const sending = useSending();
  const [block, id = ''] = editor ? blockOf(editor).split(' ') : [];
  return (
    <Suspense>
      {editor && block === 'picture' ? <PictureBar key={id} editor={editor} id={id} /> : null}
      {editor && block === 'table' ? <TableBar editor={editor} /> : null}
      {sending.length > 0 ? <SendingList sending={sending} /> : null}
    </Suspense>
  );
}
