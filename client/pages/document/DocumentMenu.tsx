import { Ellipsis } from 'lucide-react';
import { lazy, memo, Suspense, useState } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { useText } from '../../ui/text.tsx';
import type { DocumentMenuProps } from './DocumentMenu.later.tsx';

const Menu = lazy(
  inTheEnd(async () => ({ default: (await import('./DocumentMenu.later.tsx')).DocumentMenu })),
);

/** What else can be done with a document: the button is there from the start, the menu soon after. */
export const DocumentMenu = memo(function DocumentMenu(props: Omit<DocumentMenuProps, 'startsOpen'>) {
  const t = useText();
  const [pressed, setPressed] = useState(false);
  return (
    <Suspense
      fallback={
        <IconButton label={t('doc.menu')} onPress={() => setPressed(true)}>
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      <Menu {...props} startsOpen={pressed} />
    </Suspense>
  );
});
