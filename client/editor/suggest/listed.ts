import { inTheEnd } from '../../ui/inTheEnd.ts';
import type { useText } from '../../ui/text.tsx';
import type { OpenDocument } from '../open.ts';
import type { Drawing } from './shell.ts';

interface Setting {
  readonly open: Pick<OpenDocument, 'suggestions'>;
  readonly address: string;
  readonly type: 'line' | 'rich';
  readonly t: ReturnType<typeof useText>;
}

type Drawer = typeof import('./drawListed.later.ts');
const fetchDrawer = inTheEnd(() => import('./drawListed.later.ts'));
let drawer: Drawer | undefined;

/** What the server lists, drawn over the text that everybody shares: once there is something, and what draws it. */
export function listedMarks({ open, address, type, t }: Setting): Drawing {
  const { suggestions } = open;
  return {
    current() {
      const list = suggestions.at(address);
      return list.length === 0 ? undefined : drawer?.drawListed(list, type, t);
    },
    subscribe(listener) {
      let listening = true;
      let last = suggestions.at(address);
      const look = () => {
        if (last.length === 0 || drawer) listener();
        else
          void fetchDrawer().then((fetched) => {
            drawer = fetched;
            if (listening) listener();
          });
      };
      const stop = suggestions.subscribe(() => {
        const now = suggestions.at(address);
        if (now === last) return;
        last = now;
        look();
      });
      look();
      return () => {
        listening = false;
        stop();
      };
    },
    pressed: (id) => suggestions.press(id),
  };
}
