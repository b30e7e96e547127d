import type { Change } from './change.ts';
import type { Node } from './fields.ts';
import { mergedInline } from './inline.ts';
import { isInLine } from './inLines.ts';
import type { Conflict, ConflictType, Reading } from './merge3.ts';
import { inThreeWays } from './mergeOrder.ts';
import { isBlankInline, normalNodes } from './nodes.ts';
import { pairNodes } from './pairs.ts';
import { blockKey, sameNodes } from './suggestions/blocks.ts';

export interface MergedText {
  readonly nodes: readonly Node[];
  readonly conflicts: readonly Conflict[];
}

/** What became of a text in two places: by blocks, then by words. */
export function mergeText(
  type: 'line' | 'rich',
  address: string,
  base: readonly Node[],
  theirs: readonly Node[],
  mine: readonly Node[],
): MergedText {
  const merger = new TextMerger(address);
  const nodes = type === 'line' ? merger.line(base, theirs, mine) : merger.blocks(base, theirs, mine);
  return { nodes: normalNodes(nodes), conflicts: merger.conflicts };
}

class TextMerger {
  readonly conflicts: Conflict[] = [];
  private readonly address: string;

  constructor(address: string) {
    this.address = address;
  }

  line(base: readonly Node[], theirs: readonly Node[], mine: readonly Node[]): readonly Node[] {
    if (sameNodes(base, theirs) || sameNodes(theirs, mine)) return mine;
    if (sameNodes(base, mine)) return theirs;
    const words = isBlankInline(theirs) || isBlankInline(mine) ? undefined : mergedInline(base, theirs, mine);
    if (words) return words;
    const type = typeOf(theirs.length > 0, mine.length > 0);
    this.meet(
      type,
      this.address,
      [base, theirs, mine],
      [{ type: 'text', address: this.address, nodes: theirs }],
    );
    return mine;
  }

  blocks(
    base: readonly Node[],
    theirs: readonly Node[],
    mine: readonly Node[],
    outer?: string,
  ): readonly Node[] {
    const { base: was, theirs: there, mine: here } = keyed(base, theirs, mine);
    const nameOf = (node: Node) => `${this.address}#${blockKey(node) ?? outer ?? ''}`;
    const place = (after: string | null) => {
      const node = after === null ? undefined : (here.get(after) ?? there.get(after));
      return {
        after: node ? (blockKey(node) ?? null) : null,
        ...(outer === undefined ? {} : { in: outer }),
      };
    };
    const isUntouched = (one: Node, other: Node) => sameNodes(one, other);
    const text = this.address;
    const merged = inThreeWays(was, there, here, {
      both: (_, one, its, own) => this.block(one, its, own, outer),
      isUntouchedHere: isUntouched,
      isUntouchedThere: isUntouched,
      removedThere: (_, one, own) =>
        this.meet(
          'removedThereAdaptedHere',
          nameOf(own),
          [[one], [], [own]],
          [{ type: 'removeBlock', text, block: blockKey(own) ?? '', was: own }],
        ),
      removedHere: (_, one, its, after) =>
        this.meet(
          'adaptedThereRemovedHere',
          nameOf(its),
          [[one], [its], []],
          [{ type: 'insertBlock', text, node: its, ...place(after) }],
        ),
      movedBoth: (_, its, own, after) =>
        this.meet(
          'movedBoth',
          nameOf(own),
          [[], [its], [own]],
          outer === undefined
            ? [{ type: 'moveBlock', text, block: blockKey(own) ?? '', after: place(after).after, was: own }]
            : [],
        ),
    });
    return [...merged.values()];
  }

  private block(base: Node | undefined, theirs: Node, mine: Node, outer: string | undefined): Node {
    if (sameNodes(theirs, mine) || (base && sameNodes(base, theirs))) return mine;
    if (base && sameNodes(base, mine)) return theirs;
    const shell = base && mergedShell(base, theirs, mine);
    const three = [base?.content ?? [], theirs.content ?? [], mine.content ?? []] as const;
    if (base && shell) {
      if (sameNodes(three[0], three[1]) || sameNodes(three[1], three[2])) return whole(shell, three[2]);
      if (sameNodes(three[0], three[2])) return whole(shell, three[1]);
      if (three.every((content) => content.every(isInLine))) {
        const isEmptied = isBlankInline(three[1]) || isBlankInline(three[2]);
        const words = isEmptied ? undefined : mergedInline(...three);
        if (words) return whole(shell, words);
      } else if (!three.some((content) => content.some(isInLine))) {
        return whole(shell, this.blocks(...three, blockKey(mine) ?? outer));
      }
    }
    const key = blockKey(mine);
    this.meet(
      'alsoAdaptedHere',
      `${this.address}#${key ?? outer ?? ''}`,
      [base ? [base] : [], [theirs], [mine]],
      key === undefined
        ? []
        : [{ type: 'changeBlock', text: this.address, block: key, node: theirs, was: mine }],
    );
    return mine;
  }

  private meet(
    type: ConflictType,
    address: string,
    three: readonly (readonly Node[])[],
    take: readonly Change[],
  ): void {
    const [base, theirs, mine] = three.map((nodes): Reading | undefined =>
      nodes.length === 0 ? undefined : { type: 'text', nodes },
    );
    this.conflicts.push({ type, address, base, theirs, mine, take });
  }
}

function typeOf(isThere: boolean, isHere: boolean): ConflictType {
  if (!isThere) return 'removedThereAdaptedHere';
  return isHere ? 'alsoAdaptedHere' : 'adaptedThereRemovedHere';
}

/** The blocks of three texts under keys that are the same where the blocks are. */
function keyed(base: readonly Node[], theirs: readonly Node[], mine: readonly Node[]) {
  const was = new Map(base.map((node, i) => [`base ${i}`, node]));
  const fromBase = pairNodes(base, theirs);
  const there = new Map(
    theirs.map((node, j) => [(fromBase[j] ?? -1) < 0 ? `theirs ${j}` : `base ${fromBase[j]}`, node]),
  );
  const own = pairNodes(base, mine);
  const added = [...there].filter(([key]) => key.startsWith('theirs'));
  const alsoThere = pairNodes(
    added.map(([, node]) => node),
    mine.map((node, j) => ((own[j] ?? -1) < 0 ? node : paired)),
  );
  const here = new Map(
    mine.map((node, j) => {
      if ((own[j] ?? -1) >= 0) return [`base ${own[j]}`, node];
      return [added[alsoThere[j] ?? -1]?.[0] ?? `mine ${j}`, node];
    }),
  );
  return { base: was, theirs: there, mine: here };
}

/** Stands where a block has its key already. */
const paired: Node = { type: '' };

/** What a block is besides what it holds, from both sides; undefined where these differ. */
function mergedShell(base: Node, theirs: Node, mine: Node): Omit<Node, 'content'> | undefined {
  const type = mergedValue(base.type, theirs.type, mine.type);
  if (!type) return undefined;
  const attrs: Record<string, unknown> = {};
  for (const name of new Set([base, theirs, mine].flatMap((node) => Object.keys(node.attrs ?? {})))) {
    const merged = mergedValue(base.attrs?.[name], theirs.attrs?.[name], mine.attrs?.[name]);
    if (!merged) return undefined;
    if (merged.value !== undefined) attrs[name] = merged.value;
  }
  return { type: type.value, ...(Object.keys(attrs).length > 0 ? { attrs } : {}) };
}

function mergedValue<T>(base: T, theirs: T, mine: T): { readonly value: T } | undefined {
  if (sameNodes(base, theirs) || sameNodes(theirs, mine)) return { value: mine };
  return sameNodes(base, mine) ? { value: theirs } : undefined;
}

function whole(shell: Omit<Node, 'content'>, content: readonly Node[]): Node {
  return { ...shell, ...(content.length > 0 ? { content } : {}) };
}
