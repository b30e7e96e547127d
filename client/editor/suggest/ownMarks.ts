import type { OpenDocument } from '../open.ts';
import type { useText } from '../../ui/text.tsx';
import { drawSuggested, standing } from './draw.ts';
import { blocksIn, drawnOf } from './drawListed.later.ts';
import type { Drawing } from './shell.ts';
import type { Suggesting } from './suggesting.later.ts';

interface Setting {
  readonly open: OpenDocument;
  readonly suggesting: Suggesting;
  readonly address: string;
  readonly type: 'line' | 'rich';
  readonly t: ReturnType<typeof useText>;
}

/** While one suggests: one's own changes against the shared text, and the others' on what one has left alone. */
export function ownMarks({ open, suggesting, address, type, t }: Setting): Drawing {
  const { suggestions, me } = open;
  return {
    current() {
      const own = suggesting.at(address);
      const others = suggestions.at(address).filter(({ author }) => author.id !== me.id);
      if (own.length + others.length === 0) return undefined;
      const mine = own.map((one) => {
        const listed = suggestions.all().find(({ id }) => id === one.id);
        // Until the server has listed it, nobody has said for which organisation one writes.
        const identity = listed?.author.organisation ?? { ...unsaid, initials: initialsOf(me.name) };
        return { ...one, identity, spoken: t('suggest.mine') };
      });
      return (doc) => {
        const theirs = standing(
          others.map((one) => drawnOf(one, t)),
          blocksIn(doc, type),
        );
        return drawSuggested(doc, mine, 'proposed').add(doc, drawSuggested(doc, theirs, 'base').find());
      };
    },
    subscribe(listener) {
      const stops = [suggesting.subscribe(listener), suggestions.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    pressed: (id) => suggestions.press(id),
  };
}

const unsaid = { colour: 11, pattern: 0 };

function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.slice(0, 1))
    .slice(0, 2)
    .join('')
    .toUpperCase();
}
