import * as Y from 'yjs';
import { jsonSafe } from '../nodes.ts';

/** Text that came or went together, in reading order. */
export interface Stretch {
  readonly text: string;
  /** For a node that holds no text, what it is. */
  readonly leaf: string | undefined;
  /** Flat triples client, clock, length. */
  readonly ids: readonly number[];
  readonly items: readonly Y.Item[];
  readonly address: string;
  /** The id of the innermost block around it; empty where there is none. */
  readonly block: string;
  /** The whole text of a block came or went. */
  readonly whole: boolean;
}

/** Stands for a node that holds no text. */
export const leafCharacter = '\uFFFC';
const leafNames: ReadonlySet<string> = new Set([
  'image',
  'hardBreak',
  'mention',
  'mergeField',
  'slot',
  'horizontalRule',
  'unknownInline',
  'unknownBlock',
]);

export function isLeaf(type: unknown): type is Y.XmlElement {
  return type instanceof Y.XmlElement && leafNames.has(type.nodeName);
}

/** What an item says in text, or undefined where it is no text. Dead items say it until they are collected. */
export function textOf(item: Y.Item): string | undefined {
  const { content } = item;
  if (content instanceof Y.ContentString) return content.str;
  if (content instanceof Y.ContentEmbed) return leafCharacter;
  if (content instanceof Y.ContentType && isLeaf(content.type)) return leafCharacter;
  return undefined;
}

/** How far apart two parts of one stretch may be, in items that are no living text. */
const farthest = 64;

export interface Stretching {
  readonly addressOf: (root: Y.AbstractType<unknown>) => string;
  /** Whether a whole text came or went with its items. */
  readonly isWhole: (text: Y.Item) => boolean;
  /** Whether living text may stand within a stretch. */
  readonly isPassed: (living: Y.Item) => boolean;
}

/** Puts items of text together into stretches. */
export function stretchesOf(items: readonly Y.Item[], how: Stretching): Stretch[] {
  const open = new Set(items);
  const stretches: Stretch[] = [];
  for (const item of items) {
    if (!open.has(item)) continue;
    const members = item.content instanceof Y.ContentType ? [item] : together(item, open, how.isPassed);
    for (const member of members) open.delete(member);
    const holder = item.parent instanceof Y.Text ? item.parent._item : null;
    stretches.push({
      text: members.map((member) => textOf(member) ?? '').join(''),
      leaf: leafOf(item),
      ids: members.flatMap(({ id, length }) => [id.client, id.clock, length]),
      items: members,
      ...placeOf(item, how.addressOf),
      whole: holder !== null && how.isWhole(holder),
    });
  }
  return stretches;
}

function together(item: Y.Item, open: ReadonlySet<Y.Item>, isPassed: Stretching['isPassed']): Y.Item[] {
  const walk = (way: 'left' | 'right') => {
    const found: Y.Item[] = [];
    let gap = 0;
    for (let next = item[way]; next !== null && gap < farthest; next = next[way]) {
      if (open.has(next)) {
        if (!(next.content instanceof Y.ContentType)) found.push(next);
        gap = 0;
      } else if (next.deleted || !next.countable || isPassed(next)) gap += 1;
      else break;
    }
    return found;
  };
  return [...walk('left').toReversed(), item, ...walk('right')];
}

function placeOf(item: Y.Item, addressOf: (root: Y.AbstractType<unknown>) => string) {
  let block = blockId(item.content instanceof Y.ContentType ? item.content.type : undefined);
  let type = item.parent as Y.AbstractType<unknown>;
  while (type._item !== null) {
    block ||= blockId(type);
    type = type._item.parent as Y.AbstractType<unknown>;
  }
  return { address: addressOf(type), block };
}

/** Read past the deletion of the block, as long as it is not collected. */
function blockId(type: unknown): string {
  if (!(type instanceof Y.XmlElement)) return '';
  const id = attributesOf(type).id;
  return typeof id === 'string' ? id : '';
}

function attributesOf(element: Y.XmlElement): Record<string, unknown> {
  return Object.fromEntries(
    [...element._map].map(([name, item]) => [name, item.content.getContent().at(-1) as unknown]),
  );
}

function leafOf(item: Y.Item): string | undefined {
  const { content } = item;
  if (!(content instanceof Y.ContentType) || !isLeaf(content.type)) return undefined;
  const { id: _, ...said } = attributesOf(content.type);
  return `${content.type.nodeName} ${JSON.stringify(jsonSafe(said))}`;
}
