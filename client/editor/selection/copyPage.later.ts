import type { Doc } from 'yjs';
import { applyChanges, type Change } from '../../../shared/content/apply.ts';
import { richNodes } from '../../../shared/content/fragments.ts';
import { fragmentIn } from '../../../shared/content/layout.ts';
import { isBlankRich } from '../../../shared/content/nodes.ts';
import { withNotes } from '../../../shared/content/notes.ts';
import { richOf } from '../../../shared/content/text.ts';
import type { OpenDocument } from '../open.ts';
import { localValues } from '../values.ts';
import { textOfHtml } from './plainText.ts';

export interface Copied {
  readonly html: string;
  readonly text: string;
}

const units = 'h1, h2, h3, h4, h5, h6, .ProseMirror, table[role="grid"], .unknown';

/** What is selected of the paper, where that is more than a part of one text: words and tables, no tools. */
export function copyOf(paper: HTMLElement): Copied | undefined {
  const selection = getSelection();
  const range =
    selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
  if (!range?.intersectsNode(paper)) return undefined;
  const inside = range.commonAncestorContainer;
  const within = (inside instanceof Element ? inside : inside.parentElement)?.closest(
    '.ProseMirror, input, textarea, [role="grid"]',
  );
  if (within) return undefined;
  const page = document.implementation.createHTMLDocument();
  // Says to our own paste that callouts, mentions and languages in it are ours.
  const root = page.body.appendChild(page.createElement('div'));
  root.dataset.secondDraft = '';
  for (const unit of paper.querySelectorAll<HTMLElement>(units)) {
    if (!range.intersectsNode(unit) || unit.getClientRects().length === 0) continue;
    if (unit.parentElement?.closest('.ProseMirror, table[role="grid"], .unknown')) continue;
    const copy = page.importNode<DocumentFragment>(partOf(range, unit), true);
    root.append(...made(page, unit, copy));
  }
  if (root.childNodes.length === 0) return undefined;
  return { html: page.body.innerHTML, text: textOfHtml(root) };
}

/** The selected part of one unit; of a table whole rows, with its head. */
function partOf(range: Range, unit: HTMLElement): DocumentFragment {
  const part = document.createRange();
  part.selectNodeContents(unit);
  if (unit.tagName !== 'TABLE') {
    if (part.compareBoundaryPoints(Range.START_TO_START, range) < 0) {
      part.setStart(range.startContainer, range.startOffset);
    }
    if (part.compareBoundaryPoints(Range.END_TO_END, range) > 0) {
      part.setEnd(range.endContainer, range.endOffset);
    }
    return part.cloneContents();
  }
  const rows = [...unit.querySelectorAll('tr')];
  const clone = part.cloneContents();
  for (const [at, row] of [...clone.querySelectorAll('tr')].entries()) {
    const original = rows[at];
    if (original && row.closest('tbody') && !range.intersectsNode(original)) row.remove();
  }
  return clone;
}

function made(page: Document, unit: HTMLElement, part: DocumentFragment): readonly Node[] {
  if (unit.tagName === 'TABLE') return [grid(page, part)];
  if (unit.classList.contains('line')) {
    const words = page.createElement(unit.dataset.address === 'title' ? 'h1' : 'p');
    for (const line of part.querySelectorAll('p')) line.replaceWith(...line.childNodes);
    undrawn(part);
    words.append(part);
    return words.textContent?.trim() ? [words] : [];
  }
  undrawn(part);
  if (unit.classList.contains('ProseMirror')) {
    return [...part.childNodes].filter((node) => node.textContent?.trim() || node.nodeName !== 'P');
  }
  const heading = page.createElement(/^H\d$/.test(unit.tagName) ? unit.tagName : 'p');
  heading.append(part);
  return [heading];
}

/** Without what only the editor draws. */
function undrawn(part: DocumentFragment): void {
  const drawn =
    '.caret, .ProseMirror-trailingBreak, .ProseMirror-separator, .ProseMirror-gapcursor, button, label';
  for (const element of part.querySelectorAll(drawn)) element.remove();
  for (const figure of part.querySelectorAll<HTMLElement>('figure.picture')) {
    const img = figure.querySelector('img');
    if (img && figure.dataset.size !== 'full') img.dataset.size = figure.dataset.size ?? '';
    figure.replaceWith(...(img ? [img] : []));
  }
  for (const element of part.querySelectorAll('[class], [contenteditable], [style]')) {
    element.removeAttribute('class');
    element.removeAttribute('contenteditable');
    element.removeAttribute('style');
  }
}

/** A structured table as a plain one: what its cells show, without its tools. */
function grid(page: Document, part: DocumentFragment): HTMLTableElement {
  const table = page.createElement('table');
  for (const row of part.querySelectorAll('tr')) {
    const cells = [...row.querySelectorAll<HTMLElement>('th[scope="col"], [data-address]')].filter(
      (cell) =>
        !cell.parentElement?.closest('[data-address]') &&
        (cell.tagName !== 'TH' || !cell.querySelector('span')),
    );
    if (cells.length === 0) continue;
    const line = table.insertRow();
    for (const cell of cells) {
      const made = page.createElement(cell.tagName === 'TH' ? 'th' : 'td');
      if (cell instanceof HTMLTableCellElement && cell.colSpan > 1) made.colSpan = cell.colSpan;
      // The first says the cell aloud, the others show it.
      for (const aloud of cell.querySelectorAll(
        ':scope > span:not([aria-hidden]), :scope > [data-pattern], [role="alert"]',
      )) {
        aloud.remove();
      }
      made.textContent = (cell.textContent ?? '').trim();
      line.append(made);
    }
  }
  return table;
}

/** Empties the texts of the document, in one undo; rows, values, the title and the words in tables stay. @returns how many */
export function clearTexts({ ydoc, kind, undo }: OpenDocument): number {
  const changes = withNotes(kind.fields)
    .filter((field) => field.type === 'rich' && holdsWords(ydoc, field.name))
    .map((field): Change => ({ type: 'text', address: field.name, nodes: richOf('') }));
  if (changes.length === 0) return 0;
  undo.stopCapturing();
  applyChanges(ydoc, kind.fields, changes, localValues);
  undo.stopCapturing();
  return changes.length;
}

function holdsWords(ydoc: Doc, address: string): boolean {
  const fragment = fragmentIn(ydoc, address);
  return fragment !== undefined && !isBlankRich(richNodes(fragment));
}
