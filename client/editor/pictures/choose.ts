import type { Editor } from '@tiptap/core';
import type { PasteTarget } from '../clipboard/extension.ts';
import type { OpenDocument } from '../open.ts';

/** Opens the browser's own picker and sends what was chosen to where the caret is. */
export function choosePicture(open: OpenDocument, editor: Editor, say: PasteTarget['say']): void {
  const picker = document.createElement('input');
  picker.type = 'file';
  picker.multiple = true;
  picker.accept = 'image/png,image/jpeg,image/webp,image/gif';
  picker.addEventListener('change', () => {
    const files = [...(picker.files ?? [])];
    editor.view.focus();
    const target: PasteTarget = { open, address: '', type: 'rich', view: editor.view, say };
    import('./send.later.ts').then(
      ({ sendPictures }) => sendPictures(target, files),
      () => say('paste.notLoaded'),
    );
  });
  picker.click();
}
