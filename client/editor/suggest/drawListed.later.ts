import type { Node as SchemaNode } from '@tiptap/pm/model';
import type { Node } from '../../../shared/content/fields.ts';
import { normalNodes } from '../../../shared/content/nodes.ts';
import { asBlocks } from '../../../shared/content/suggestions/blocks.ts';
import type { Identity } from '../../../shared/model.ts';
import type { useText } from '../../ui/text.tsx';
import { type Drawn, drawSuggested, standing } from './draw.ts';
import type { Draw } from './shell.ts';
import type { Suggestion } from './suggested.ts';

type Say = ReturnType<typeof useText>;

export function drawListed(list: readonly Suggestion[], type: 'line' | 'rich', t: Say): Draw {
  const drawn = list.map((one) => drawnOf(one, t));
  return (doc) => drawSuggested(doc, standing(drawn, blocksIn(doc, type)), 'base');
}

const nobody: Identity = { colour: 11, pattern: 0, initials: '?' };

export function drawnOf(one: Suggestion, t: Say): Drawn {
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
