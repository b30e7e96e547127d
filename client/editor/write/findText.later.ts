import * as Y from 'yjs';
import { fragmentIn } from '../../../shared/content/layout.ts';
import { localEdit } from '../../sync/document.ts';
import type { PageUndo } from '../undo.ts';

export interface Wanted {
  readonly words: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
}

/** One place where the words stand: on screen, and in which text of which field. */
export interface Found {
  readonly address: string;
  /** The how-many-th place of its field. */
  readonly nth: number;
  readonly range: Range;
}

/** Where the words stand in a text, from left to right, never overlapping. */
export function placesOf(
  text: string,
  { words, matchCase, wholeWord }: Wanted,
): readonly (readonly [from: number, to: number])[] {
  if (words === '') return [];
  const escaped = words
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/["“”„«»]/g, '["“”„«»]')
    .replace(/['‘’]/g, "['‘’]");
  const letter = String.raw`[\p{L}\p{N}_]`;
  const pattern = wholeWord ? `(?<!${letter})${escaped}(?!${letter})` : escaped;
  return [...text.matchAll(new RegExp(pattern, matchCase ? 'gu' : 'giu'))].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);
}

/** Every place on the paper, in reading order. Only the texts one can write in are looked at. */
export function findOnPaper(paper: HTMLElement, ydoc: Y.Doc, wanted: Wanted): readonly Found[] {
  const found: Found[] = [];
  for (const field of paper.querySelectorAll<HTMLElement>('[data-address]')) {
    const { address = '' } = field.dataset;
    if (field.querySelector('[data-address]') || field.matches('.unknown')) continue;
    if (field.getClientRects().length === 0) continue;
    const fragment = fragmentIn(ydoc, address);
    if (!fragment) continue;
    const runs = shownAs(field, textsOf(fragment).map(wordsOf));
    let nth = 0;
    for (const run of runs ?? []) {
      for (const [from, to] of placesOf(run.words, wanted)) {
        found.push({ address, nth, range: rangeOf(run, from, to) });
        nth += 1;
      }
    }
  }
  return found;
}

/** Puts other words into these places: one edit to undo. @returns how many were replaced */
export function replacePlaces(
  ydoc: Y.Doc,
  undo: PageUndo,
  places: readonly Found[],
  wanted: Wanted,
  by: string,
): number {
  let count = 0;
  undo.stopCapturing();
  ydoc.transact(() => {
    for (const [address, nths] of grouped(places)) {
      const fragment = fragmentIn(ydoc, address);
      if (!fragment) continue;
      let nth = 0;
      for (const text of textsOf(fragment)) {
        const here = placesOf(wordsOf(text), wanted).map((place) => ({ place, chosen: nths.has(nth++) }));
        // From the last, so that the places before stay where they are.
        for (const { place, chosen } of here.toReversed()) {
          if (!chosen) continue;
          replaceIn(text, place, by);
          count += 1;
        }
      }
    }
  }, localEdit);
  undo.stopCapturing();
  return count;
}

/** The new words look as the first letter did. */
function replaceIn(text: Y.XmlText, [from, to]: readonly [number, number], by: string): void {
  const looks = looksAt(text, from);
  text.delete(from, to - from);
  if (by !== '') text.insert(from, by, looks);
}

interface Run {
  readonly insert?: unknown;
  readonly attributes?: Record<string, unknown>;
}

function looksAt(text: Y.XmlText, at: number): Record<string, unknown> {
  let passed = 0;
  for (const { insert, attributes } of text.toDelta() as readonly Run[]) {
    passed += typeof insert === 'string' ? insert.length : 1;
    if (passed > at) return attributes ?? {};
  }
  return {};
}

function grouped(places: readonly Found[]): Map<string, Set<number>> {
  const groups = new Map<string, Set<number>>();
  for (const { address, nth } of places) {
    groups.set(address, (groups.get(address) ?? new Set()).add(nth));
  }
  return groups;
}

function wordsOf(text: Y.XmlText): string {
  return (text.toDelta() as readonly Run[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\ufffc'))
    .join('');
}

function textsOf(parent: Y.XmlFragment | Y.XmlElement): readonly Y.XmlText[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child];
    return child instanceof Y.XmlElement ? textsOf(child) : [];
  });
}

interface Shown {
  readonly words: string;
  readonly nodes: readonly Text[];
}

/** What is drawn into a text without being part of it. */
const drawn = '.caret, .ProseMirror-widget, [data-drawn]';
const blocks = 'p, h1, h2, h3, h4, pre, li, td, th, blockquote, aside, br, .mention, img, hr, [aria-hidden]';

/** Where the screen shows these texts, one after the other; undefined while it shows something else. */
function shownAs(field: HTMLElement, texts: readonly string[]): readonly Shown[] | undefined {
  const runs = runsOf(field);
  let at = 0;
  const shown = texts
    .filter((words) => words !== '')
    .map((words) => {
      while (at < runs.length && runs[at]?.words !== words) at += 1;
      return runs[at++];
    });
  return shown.every((run) => run !== undefined) ? shown : undefined;
}

/** The words on screen, broken where the document breaks them: at blocks, line breaks and mentions. */
function runsOf(field: HTMLElement): readonly Shown[] {
  const runs: Shown[] = [];
  let nodes: Text[] = [];
  const end = () => {
    if (nodes.length > 0) runs.push({ words: nodes.map((node) => node.data).join(''), nodes });
    nodes = [];
  };
  const visit = (node: Node) => {
    if (node instanceof Text) {
      if (node.data !== '') nodes.push(node);
      return;
    }
    if (!(node instanceof Element) || node.matches(drawn)) return;
    const breaks = node.matches(blocks);
    if (breaks) end();
    if (!node.matches('.mention, label')) for (const child of node.childNodes) visit(child);
    if (breaks) end();
  };
  for (const child of field.childNodes) visit(child);
  end();
  return runs;
}

function rangeOf({ nodes }: Shown, from: number, to: number): Range {
  const range = document.createRange();
  let passed = 0;
  for (const node of nodes) {
    const next = passed + node.data.length;
    if (from >= passed && from < next) range.setStart(node, from - passed);
    if (to > passed && to <= next) {
      range.setEnd(node, to - passed);
      break;
    }
    passed = next;
  }
  return range;
}
