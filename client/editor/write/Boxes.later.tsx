import type { Box } from '../toolbarTarget.ts';
import { FindBox } from './FindBox.tsx';
import { LanguageBox } from './LanguageBox.tsx';
import { LinkBox } from './LinkBox.tsx';

/** What opens below the toolbar. */
export function Boxes({ box, onClose }: { readonly box: Box; readonly onClose: () => void }) {
  switch (box.name) {
    case 'link':
      return <LinkBox editor={box.editor} onClose={onClose} />;
    case 'language':
      return <LanguageBox editor={box.editor} onClose={onClose} />;
    case 'find':
      return <FindBox key={box.words} words={box.words} onClose={onClose} />;
  }
}
