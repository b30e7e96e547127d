import * as Y from 'yjs';
import type { Node } from '../../../shared/content/fields.ts';
import { isBlankRich } from '../../../shared/content/nodes.ts';
import { blockKey, sameNodes } from '../../../shared/content/suggestions/blocks.ts';
import { type Hunk, hunksOf, standingOf, withHunks } from '../../../shared/content/suggestions/hunks.ts';
import {
  dropProposal,
  openProposals,
  type Proposal,
  putProposal,
  type Soundness,
} from '../../../shared/content/suggestions/proposals.ts';
import { rebased } from '../../../shared/content/suggestions/rebase.ts';
import { blocksAt, textTypeAt } from '../../../shared/content/suggestions/texts.ts';
import { shortId } from '../../../shared/ids.ts';
import { localEdit } from '../../sync/document.ts';
import { PageUndo } from '../undo.ts';

/** Milliseconds: forty people typing are no reason to read every text two hundred times a second. */
const soon = 60;
const settle = 250;
/** Following what others write is nobody's edit: undo does not know of it. */
const following = Symbol('following');

/** What this person suggests while they write: their own part, over the text that everybody shares. */
export class Suggesting {
  readonly part: Y.Doc;
  readonly undo: PageUndo;
  private readonly shared: Y.Doc;
  private readonly soundness: Soundness;
  private readonly now: () => number;
  private readonly listeners = new Set<() => void>();
  private own: readonly Proposal[] | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private telling: ReturnType<typeof setTimeout> | undefined;

  constructor(part: Y.Doc, shared: Y.Doc, soundness: Soundness, now: () => number = Date.now) {
    this.part = part;
    this.shared = shared;
    this.soundness = soundness;
    this.now = now;
    this.undo = new PageUndo(part);
    part.on('update', this.changed);
    shared.on('update', this.sharedChanged);
    this.sharedChanged();
  }

  close(): void {
    clearTimeout(this.timer);
    clearTimeout(this.telling);
    this.part.off('update', this.changed);
    this.shared.off('update', this.sharedChanged);
    this.undo.destroy();
    this.listeners.clear();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  all(): readonly Proposal[] {
    this.own ??= openProposals(this.part, this.soundness);
    return this.own;
  }

  at(place: string): readonly Proposal[] {
    return this.all().filter((one) => one.place === place);
  }

  /** The text as everybody has it. */
  sharedBlocks(place: string): readonly Node[] {
    return blocksAt(this.shared, this.type(place), place);
  }

  /** The text as it would read with all that this person suggests. */
  blocks(place: string): readonly Node[] {
    return withHunks(this.sharedBlocks(place), this.at(place));
  }

  /** The person has made the text read like this. */
  edit(place: string, wanted: readonly Node[]): void {
    const now = this.sharedBlocks(place);
    const isNothing = now.length === 0 && isBlankRich(wanted);
    const hunks = isNothing ? [] : hunksOf(now, wanted);
    const left = new Map(this.at(place).map((one) => [nameOf(one), one]));
    this.part.transact(() => {
      for (const hunk of hunks) {
        const before = left.get(nameOf(hunk));
        left.delete(nameOf(hunk));
        if (before && sameNodes([before.base, before.proposed], [hunk.base, hunk.proposed])) continue;
        putProposal(
          this.part,
          { ...hunk, id: before?.id ?? shortId(), place, made: before?.made ?? this.now() },
          localEdit,
        );
      }
      for (const { id } of left.values()) dropProposal(this.part, id, localEdit);
    }, localEdit);
  }

  private type(place: string): 'line' | 'rich' {
    const type = textTypeAt(this.soundness.fields, place);
    if (!type) throw new Error(`There is no text at "${place}".`);
    return type;
  }

  private readonly changed = () => {
    this.own = undefined;
    this.tell();
  };

  private readonly sharedChanged = () => {
    this.telling ??= setTimeout(() => {
      this.telling = undefined;
      this.tell();
    }, soon);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.follow();
    }, settle);
  };

  /**
   * Where others changed other words of the same block, the suggestion goes on from there: by the page that has the
   * focus, since two pages of one person would both put in the same words.
   */
  private follow(): void {
    if (!document.hasFocus()) return;
    for (const proposal of this.all()) {
      const now = this.sharedBlocks(proposal.place);
      if (standingOf(proposal, now).type !== 'changed') continue;
      const next = rebased(proposal, now);
      if (next) putProposal(this.part, { ...proposal, ...next }, following);
    }
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** A suggestion keeps its id for as long as it is about the same block. */
function nameOf({ base, proposed }: Hunk): string {
  const [quoted] = base;
  const [given] = proposed;
  return quoted ? `at ${blockKey(quoted)}` : `new ${given && blockKey(given)}`;
}
