import { Ellipsis } from 'lucide-react';
import { lazy, memo, useState } from 'react';
import { Arriving } from '../../ui/Arriving.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { opening } from '../../ui/opening.ts';
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
    <Arriving
      waiting={
        <IconButton label={t('doc.menu')} {...opening(() => setPressed(true))}>
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      <Menu {...props} startsOpen={pressed} />
    </Arriving>
  );
});
