import * as Y from 'yjs';
import { under, valuesRoot } from '../address.ts';
import type { NodesCheck } from '../check.ts';
import { editBlocks } from '../editText.ts';
import type { Content, Field, Node, Row } from '../fields.ts';
import { richNodes } from '../fragments.ts';
import { isBlankRich, normalNodes } from '../nodes.ts';
import { fragmentIn } from '../layout.ts';
import { addRow, rowIds, setValue } from '../live.ts';
import { fromBlocks, sameNodes } from './blocks.ts';
import { proposals } from './fields.ts';
import type { Hunk } from './hunks.ts';
import { textTypeAt } from './texts.ts';

/** What one person proposes for one stretch of one text. */
export interface Proposal extends Hunk {
  readonly id: string;
  /** The address of the text. */
  readonly place: string;
  /** Milliseconds since 1970, by the author's clock. */
  readonly made: number;
}

/** What tells proposals that could be accepted from others. */
export interface Soundness {
  /** Of the document's kind. */
  readonly fields: readonly Field[];
  /** Whether nodes fit a text: `checkNodes`, which is large and therefore comes from outside. */
  readonly check: (type: 'line' | 'rich', nodes: readonly Node[]) => NodesCheck;
}

/** The proposals in a part, as far as they could be accepted: their owner may have written anything there. */
export function proposalsIn(part: Content, soundness: Soundness): readonly Proposal[] {
  const rows = part.fields[proposals];
  if (!Array.isArray(rows)) return [];
  return (rows as readonly Row[]).flatMap((row) => {
    const { place, after, made, base, proposed, baseBlank, proposedBlank } = row.fields;
    const proposal = {
      id: row.id,
      place: typeof place === 'string' ? place : '',
      after: typeof after === 'string' ? after : undefined,
      made: typeof made === 'number' ? made : 0,
      base: nodesOf(base, baseBlank),
      proposed: nodesOf(proposed, proposedBlank),
    };
    return isSound(proposal, soundness) ? [proposal] : [];
  });
}

function nodesOf(value: unknown, blank: unknown): readonly Node[] {
  if (Array.isArray(value)) return value as readonly Node[];
  if (typeof blank !== 'string') return [];
  try {
    const blocks: unknown = JSON.parse(blank);
    return Array.isArray(blocks) ? normalNodes(blocks as readonly Node[]) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function isBlank(blocks: readonly Node[]): boolean {
  return blocks.length > 0 && isBlankRich(blocks);
}

function isSound({ place, base, proposed }: Proposal, { fields, check }: Soundness): boolean {
  const type = textTypeAt(fields, place);
  if (!type || place.includes('#') || sameNodes(base, proposed)) return false;
  return [base, proposed].every(
    (blocks) =>
      (type === 'rich' || blocks.every((block) => block.type === 'paragraph')) &&
      check(type, fromBlocks(type, blocks)).ok,
  );
}

/** The proposals in an open part. */
export function openProposals(part: Y.Doc, soundness: Soundness): readonly Proposal[] {
  const values = part.getMap(valuesRoot);
  const rows = rowIds(part, proposals).map((id): Row => {
    const at = (name: string) => under(proposals, id, name);
    const texts = ['base', 'proposed'].flatMap((name) => {
      const fragment = fragmentIn(part, at(name));
      return fragment && fragment.length > 0 ? [[name, richNodes(fragment)] as const] : [];
    });
    const scalars = ['place', 'after', 'made', 'baseBlank', 'proposedBlank'].flatMap((name) => {
      const value = values.get(at(name));
      return typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [];
    });
    return { id, fields: Object.fromEntries([...scalars, ...texts]) };
  });
  return proposalsIn({ kind: '', kindVersion: 1, fields: { [proposals]: rows } }, soundness);
}

/** Puts a proposal into a part, or makes the one of this id read so. */
export function putProposal(part: Y.Doc, proposal: Proposal, origin: unknown): void {
  const { id, place, after, made, base, proposed } = proposal;
  const at = (name: string) => under(proposals, id, name);
  part.transact(() => {
    if (!rowIds(part, proposals).includes(id)) addRow(part, proposals, { id }, origin);
    setValue(part, at('place'), place, origin);
    setValue(part, at('after'), after ?? null, origin);
    setValue(part, at('made'), made, origin);
    for (const [name, blocks] of Object.entries({ base, proposed })) {
      const blank = isBlank(blocks);
      setValue(part, at(`${name}Blank`), blank ? JSON.stringify(blocks) : null, origin);
      editBlocks(part.getXmlFragment(at(name)), blank ? [] : blocks);
    }
  }, origin);
}

/** Takes a proposal out of a part, and all that was in it: nothing of it counts against the part's size. */
export function dropProposal(part: Y.Doc, id: string, origin: unknown): void {
  const row = under(proposals, id);
  part.transact(() => {
    const values = part.getMap(valuesRoot);
    for (const key of values.keys()) {
      if (key === row || key.startsWith(`${row}/`)) values.delete(key);
    }
    for (const name of ['base', 'proposed']) {
      const fragment = fragmentIn(part, under(row, name));
      if (fragment && fragment.length > 0) fragment.delete(0, fragment.length);
    }
  }, origin);
}
