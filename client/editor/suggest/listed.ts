import type { Node as SchemaNode } from '@tiptap/pm/model';
import type { Node } from '../../../shared/content/fields.ts';
import { normalNodes } from '../../../shared/content/nodes.ts';
import { asBlocks } from '../../../shared/content/suggestions/blocks.ts';
import type { Identity } from '../../../shared/model.ts';
import type { useText } from '../../ui/text.tsx';
import type { OpenDocument } from '../open.ts';
import { type Drawn, drawSuggested, standing } from './draw.ts';
import type { Drawing } from './shell.ts';
import type { Suggestion } from './suggested.ts';

interface Setting {
  readonly open: Pick<OpenDocument, 'suggestions'>;
  readonly address: string;
  readonly type: 'line' | 'rich';
  readonly t: ReturnType<typeof useText>;
}

/** What the server lists, drawn over the text that everybody shares. */
export function listedMarks({ open, address, type, t }: Setting): Drawing {
  const { suggestions } = open;
  return {
    current() {
      const list = suggestions.at(address);
      if (list.length === 0) return undefined;
      const drawn = list.map((one) => drawnOf(one, t));
      return (doc) => drawSuggested(doc, standing(drawn, blocksIn(doc, type)), 'base');
    },
    subscribe(listener) {
      let last = suggestions.at(address);
      return suggestions.subscribe(() => {
        const now = suggestions.at(address);
        if (now !== last) listener();
        last = now;
      });
    },
    pressed: (id) => suggestions.press(id),
  };
}

const nobody: Identity = { colour: 11, pattern: 0, initials: '?' };

export function drawnOf(one: Suggestion, t: Setting['t']): Drawn {
  const { id, after, base, proposed, author } = one;
  const { name, organisation } = author;
  return {
    id,
    after,
    base,
    proposed,
    identity: organisation ?? nobody,
    spoken: t('suggest.by', { name, organisation: organisation?.name ?? '' }),
  };
}

/** The blocks of an editor's text, in their one form. */
export function blocksIn(doc: SchemaNode, type: 'line' | 'rich'): readonly Node[] {
  const { content = [] } = doc.toJSON() as Node;
  return asBlocks(type, normalNodes(type === 'line' ? (content[0]?.content ?? []) : content));
}
