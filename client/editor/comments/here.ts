import type { Editor } from '@tiptap/core';
import {
  type Anchor,
  anchorBlock,
  anchorPlace,
  anchorText,
  type Found,
} from '../../../shared/content/anchors.ts';
import { blockAt, lettersOf, type Stretch } from '../../../shared/content/letters.ts';
import type { OpenDocument } from '../open.ts';
import { editorOf } from './letters.ts';
import { sharedStretch } from './readings.ts';

/** Where somebody is on the paper: letters of a text as everybody has it, or a cell. */
export type Here =
  | ({ readonly at: 'text'; readonly address: string; readonly editor: Editor } & Stretch)
  | { readonly at: 'cell'; readonly address: string; readonly element: HTMLElement };

export function whereIs(open: OpenDocument): Here | undefined {
  const { paper } = open.places;
  const active = document.activeElement;
  if (!paper) return undefined;
  const selection = window.getSelection();
  const node = selection?.focusNode ?? null;
  const near = node instanceof Element ? node : (node?.parentElement ?? null);
  const text = near?.closest<HTMLElement>('.ProseMirror[data-address]');
  const editor = text && paper.contains(text) ? editorOf(text) : undefined;
  const isInText = text && editor && (text.contains(active) || selection?.isCollapsed === false);
  if (isInText && selection?.anchorNode && text.contains(selection.anchorNode) && selection.focusNode) {
    const ends = [
      editor.view.posAtDOM(selection.anchorNode, selection.anchorOffset),
      editor.view.posAtDOM(selection.focusNode, selection.focusOffset),
    ];
    const { address = '' } = text.dataset;
    const at = { from: Math.min(...ends), to: Math.max(...ends) };
    return { at: 'text', address, editor, ...sharedStretch(open, address, editor, at) };
  }
  const cell = active?.closest<HTMLElement>('[role="gridcell"][data-address]');
  if (!cell || !paper.contains(cell)) return undefined;
  return { at: 'cell', address: cell.dataset.address ?? '', element: cell };
}

/** What a comment begun here would be about: the selected words, else the block or the cell. */
export function anchorHere({ ydoc }: OpenDocument, here: Here): Anchor | undefined {
  if (here.at === 'cell') return anchorPlace(here.address, saidIn(here.element));
  if (here.from < here.to) return anchorText(ydoc, here.address, here);
  const letters = lettersOf(ydoc.getXmlFragment(here.address));
  const block = blockAt(letters, here.from);
  if (block !== undefined) return anchorBlock(ydoc, here.address, block);
  const all = anchorText(ydoc, here.address, { from: 0, to: letters.text.length });
  return all ?? anchorPlace(here.address, '');
}

/** As a screen reader says the cell, with its column and row. */
function saidIn(cell: HTMLElement): string {
  const spoken = [...cell.children].find(
    (child) => child.tagName === 'SPAN' && !child.matches('[aria-hidden], [hidden], [role="alert"]'),
  );
  const box = cell.querySelector('[aria-label]');
  return (spoken?.textContent ?? box?.getAttribute('aria-label') ?? '').trim();
}

/** Whether a thread stands where somebody is. */
export function isHere(found: Found | undefined, here: Here): boolean {
  if (!found || found.at === 'nowhere' || found.address !== here.address) return false;
  if (here.at === 'cell' || found.at === 'place') return true;
  return found.from <= here.from && here.to <= found.to;
}
