import type { Node as SchemaNode } from '@tiptap/pm/model';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Node } from '../../../shared/content/fields.ts';
import { blockKey, sameNodes } from '../../../shared/content/suggestions/blocks.ts';
import { longestCommon } from '../../../shared/content/suggestions/common.ts';
import type { Hunk } from '../../../shared/content/suggestions/hunks.ts';
import { wordChanges } from '../../../shared/content/suggestions/words.ts';
import { plainText } from '../../../shared/content/text.ts';
import type { Identity } from '../../../shared/model.ts';
import './suggested.css';

/** A suggestion to be drawn, and whose it is. */
export interface Drawn extends Hunk {
  readonly id: string;
  readonly identity: Identity;
  /** "Ben Hartzell, Quakertown suggests", for whoever hears it. */
  readonly spoken: string;
}

/** What stands in the text: what was quoted, or what is proposed in its place. */
type Side = 'base' | 'proposed';

interface Top {
  readonly node: SchemaNode;
  readonly pos: number;
  readonly key: string | undefined;
}

/** @param side what of each suggestion stands in this text; the other is drawn beside it */
export function drawSuggested(doc: SchemaNode, drawn: readonly Drawn[], side: Side): DecorationSet {
  const tops: Top[] = [];
  doc.forEach((node, pos) => {
    tops.push({ node, pos, key: node.type.name === 'line' ? undefined : blockKey(node.toJSON() as Node) });
  });
  return DecorationSet.create(
    doc,
    drawn.flatMap((one) => new Pen(doc, tops, one, side).draw()),
  );
}

class Pen {
  private readonly doc: SchemaNode;
  private readonly tops: readonly Top[];
  private readonly drawn: Drawn;
  private readonly side: Side;
  private readonly decorations: Decoration[] = [];
  private signed = false;

  constructor(doc: SchemaNode, tops: readonly Top[], drawn: Drawn, side: Side) {
    this.doc = doc;
    this.tops = tops;
    this.drawn = drawn;
    this.side = side;
  }

  draw(): readonly Decoration[] {
    const { drawn, side, tops } = this;
    const here = drawn[side];
    const other = drawn[side === 'base' ? 'proposed' : 'base'];
    const isLine = this.doc.firstChild?.type.name === 'line';
    const there = isLine ? tops.slice(0, here.length) : this.find(here);
    if (there.length < here.length) return [];
    const pairs = isLine
      ? [[0, 0] as const]
      : longestCommon(there, other, (top, node) => top.key !== undefined && top.key === blockKey(node));
    let [i, j] = [0, 0];
    let end = there[0]?.pos ?? this.behind();
    for (const [x, y] of [...pairs, [there.length, other.length] as const]) {
      for (const top of there.slice(i, x)) {
        this.whole(top);
        end = top.pos + top.node.nodeSize;
      }
      for (const node of other.slice(j, y)) this.block(end, node);
      const [top, node] = [there[x], other[y]];
      if (top && node) {
        this.pair(top, node);
        end = top.pos + top.node.nodeSize;
      }
      [i, j] = [x + 1, y + 1];
    }
    return this.decorations;
  }

  /** The blocks of this text that are those of the suggestion, if they all are there. */
  private find(blocks: readonly Node[]): readonly Top[] {
    const first = blocks[0] && blockKey(blocks[0]);
    const at = this.tops.findIndex(({ key }) => key !== undefined && key === first);
    if (at < 0) return [];
    const found = this.tops.slice(at, at + blocks.length);
    return found.every(({ key }, i) => key === blockKey(blocks[i] ?? { type: '' })) ? found : [];
  }

  private behind(): number {
    const { after } = this.drawn;
    const top = after === undefined ? undefined : this.tops.find(({ key }) => key === after);
    return top ? top.pos + top.node.nodeSize : 0;
  }

  private pair(top: Top, node: Node): void {
    const here = textsOf(top.node, top.pos);
    const there = textsIn(node);
    if (here.length !== there.length) {
      this.whole(top);
      this.block(top.pos + top.node.nodeSize, node);
      return;
    }
    let words = false;
    here.forEach(({ text, from }, k) => {
      const other = there[k] ?? '';
      if (text === other) return;
      words = true;
      this.words(from, text, other);
    });
    if (!words) this.formatting(top);
  }

  private words(from: number, text: string, other: string): void {
    const [before, after] = this.side === 'base' ? [text, other] : [other, text];
    let at = from;
    for (const stretch of wordChanges(before, after)) {
      const isHere = stretch.type === 'same' || (stretch.type === 'removed') === (this.side === 'base');
      if (!isHere) this.widget(at, stretch.text);
      else {
        if (stretch.type !== 'same') this.inline(at, at + stretch.text.length);
        at += stretch.text.length;
      }
    }
  }

  private whole({ node, pos }: Top): void {
    const texts = textsOf(node, pos);
    for (const { from, text } of texts) if (text !== '') this.inline(from, from + text.length);
    if (texts.every(({ text }) => text === '')) this.formatting({ node, pos, key: undefined });
  }

  private inline(from: number, to: number): void {
    this.sign(from);
    const name = this.side === 'base' ? 'del' : 'ins';
    const { id, identity, spoken } = this.drawn;
    this.decorations.push(
      Decoration.inline(from, to, {
        nodeName: name,
        class: `suggested suggested-${name}`,
        'data-suggestion': id,
        'data-colour': String(identity.colour % 12),
        title: spoken,
      }),
    );
  }

  private formatting({ node, pos }: Top): void {
    if (node.isTextblock) this.sign(pos + 1);
    const { id, identity, spoken } = this.drawn;
    this.decorations.push(
      Decoration.node(pos, pos + node.nodeSize, {
        class: 'suggested-format',
        'data-suggestion': id,
        'data-colour': String(identity.colour % 12),
        title: spoken,
      }),
    );
  }

  private widget(at: number, text: string): void {
    this.sign(at);
    this.put(at, () => this.element(this.side === 'base' ? 'ins' : 'del', shown(text)));
  }

  private block(at: number, node: Node): void {
    const name = this.side === 'base' ? 'ins' : 'del';
    const isFirst = !this.signed;
    this.signed = true;
    this.put(at, () => {
      const paragraph = document.createElement('div');
      paragraph.className = 'suggested-block';
      if (isFirst) paragraph.append(this.badge());
      paragraph.append(this.element(name, shown(plainText([node])) || '¶'));
      return paragraph;
    });
  }

  /** Once for each suggestion, in front of it: who suggests. */
  private sign(at: number): void {
    if (this.signed) return;
    this.signed = true;
    this.put(at, () => this.badge());
  }

  private put(at: number, make: () => HTMLElement): void {
    const count = this.decorations.length;
    this.decorations.push(
      Decoration.widget(at, make, {
        side: -1,
        marks: [],
        ignoreSelection: true,
        key: `${this.drawn.spoken} ${this.drawn.identity.initials} ${count} ${JSON.stringify(this.drawn[this.side === 'base' ? 'proposed' : 'base'])}`,
      }),
    );
  }

  private badge(): HTMLElement {
    const { id, identity, spoken } = this.drawn;
    const badge = document.createElement('span');
    badge.className = 'suggested-who';
    badge.dataset.suggestion = id;
    badge.dataset.colour = String(identity.colour % 12);
    badge.dataset.initials = identity.initials;
    badge.contentEditable = 'false';
    badge.title = spoken;
    badge.setAttribute('role', 'note');
    badge.setAttribute('aria-label', spoken);
    return badge;
  }

  private element(name: 'ins' | 'del', text: string): HTMLElement {
    const element = document.createElement(name);
    element.className = `suggested suggested-${name}`;
    element.dataset.suggestion = this.drawn.id;
    element.dataset.colour = String(this.drawn.identity.colour % 12);
    element.contentEditable = 'false';
    element.title = this.drawn.spoken;
    element.textContent = text;
    return element;
  }
}

/** What is no letter, a break or a mention, counts as one. */
const leaf = '\uFFFC';

function shown(text: string): string {
  return text.replaceAll(leaf, '…');
}

interface TextBlock {
  readonly from: number;
  readonly text: string;
}

/** The words of each block of words inside this one, and where they begin. */
function textsOf(node: SchemaNode, pos: number): readonly TextBlock[] {
  if (node.isTextblock) {
    let text = '';
    node.forEach((child) => {
      text += child.isText ? (child.text ?? '') : leaf.repeat(child.nodeSize);
    });
    return [{ from: pos + 1, text }];
  }
  const texts: TextBlock[] = [];
  node.forEach((child, offset) => texts.push(...textsOf(child, pos + 1 + offset)));
  return texts;
}

const wordBlocks: ReadonlySet<string> = new Set(['paragraph', 'heading', 'codeBlock', 'line']);

function textsIn(node: Node): readonly string[] {
  if (wordBlocks.has(node.type)) {
    return [
      (node.content ?? []).map((child) => (child.type === 'text' ? (child.text ?? '') : leaf)).join(''),
    ];
  }
  return (node.content ?? []).flatMap(textsIn);
}

/** Those whose quoted blocks stand in the text unchanged: others are shown in the list only. */
export function standing<H extends Hunk>(hunks: readonly H[], blocks: readonly Node[]): readonly H[] {
  const byKey = new Map(blocks.map((block) => [blockKey(block), block]));
  return hunks.filter(({ base }) => base.every((block) => sameNodes(byKey.get(blockKey(block)), block)));
}
