import { isSafeImage, isSafeLink } from '../../../shared/content/safe.ts';
import { parseHtml, rename, styleOf, unwrap } from './dom.ts';
import { nestLists } from './lists.ts';
import { wordLists } from './wordLists.ts';

export interface Cleaned {
  readonly html: string;
  /** How many pictures of elsewhere were left out: nothing is fetched from addresses that others give. */
  readonly pictures: number;
}

/**
 * What another program put on the clipboard, as the elements and attributes our texts are made of: fonts, colours,
 * scripts, comments, deletions under review and hidden text are gone. Runs nothing and loads nothing.
 */
export function cleanHtml(html: string): Cleaned {
  const body = parseHtml(html);
  // Our own clipboard says itself what it is; the schema still judges every node of it.
  if (body.querySelector('[data-pm-slice], [data-second-draft]')) return { html: ownHtml(body), pictures: 0 };
  dropUnseen(body);
  wordLists(body);
  headings(body);
  nestLists(body);
  tables(body);
  const pictures = dropPictures(body);
  restyle(body);
  dropBlanks(body);
  bare(body);
  return { html: body.innerHTML, pictures };
}

function ownHtml(body: HTMLElement): string {
  for (const link of body.querySelectorAll('a')) if (!isSafeLink(link.getAttribute('href'))) unwrap(link);
  return body.innerHTML;
}

const unseen = [
  'script, style, meta, link, title, head, template, noscript, iframe, object, embed, svg, canvas, video, audio',
  'button, select, textarea, map, dialog, [hidden], [aria-hidden="true"]:not(img)',
  // Deletions under review, comments and their marks in Word.
  'del[datetime], del[cite], .msoDel, .MsoCommentReference, .msocomanchor, .msocomtxt, .msocomoff',
].join(', ');

function dropUnseen(body: HTMLElement): void {
  const comments = body.ownerDocument.createNodeIterator(body, NodeFilter.SHOW_COMMENT);
  for (let one = comments.nextNode(); one; one = comments.nextNode()) (one as Comment).remove();
  for (const element of body.querySelectorAll(unseen)) element.remove();
  for (const element of body.querySelectorAll<HTMLElement>('[data-style]')) {
    const style = styleOf(element);
    const isHidden =
      style.get('display') === 'none' ||
      style.get('visibility') === 'hidden' ||
      style.get('mso-hide') === 'all' ||
      style.get('mso-element') === 'comment-list';
    if (isHidden) element.remove();
  }
}

function headings(body: HTMLElement): void {
  for (const block of body.querySelectorAll('p, div, h5, h6')) {
    const level = headingLevel(block);
    if (level) rename(block, `h${Math.min(4, level)}`);
  }
}

function headingLevel(block: Element): number | undefined {
  if (/^h\d$/i.test(block.tagName)) return Number(block.tagName.slice(1));
  if (block.getAttribute('role') === 'heading') return Number(block.getAttribute('aria-level')) || 2;
  const byClass = /\bMso(?:Heading([1-9])|Title)\b/.exec(block.getAttribute('class') ?? '');
  if (byClass) return Number(byClass[1] ?? 1);
  const outline = /^[1-9]$/.exec(styleOf(block).get('mso-outline-level') ?? '');
  return outline ? Number(outline[0]) : undefined;
}

/** Tables that only lay out a page give what is in them; tables within cells give their words. */
function tables(body: HTMLElement): void {
  for (const table of [...body.querySelectorAll('table')].toReversed()) {
    const isInside = table.parentElement?.closest('table') !== null;
    const cells = table.querySelectorAll('td, th');
    if (!isInside && cells.length > 1) continue;
    const parts = [...cells].map((cell) => rename(cell, 'div'));
    table.replaceWith(...parts);
  }
  for (const table of body.querySelectorAll('table')) {
    for (const part of table.querySelectorAll('colgroup, col, caption')) part.remove();
    const rows = [...table.querySelectorAll('tr')];
    for (const [at, row] of rows.entries()) {
      for (const cell of row.querySelectorAll('td, th')) {
        bounded(cell, 'colspan', 50);
        bounded(cell, 'rowspan', rows.length - at);
        if (row.parentElement?.tagName === 'THEAD' && cell.tagName === 'TD') asHeader(cell);
      }
      if (row.children.length === 0) row.remove();
    }
  }
}

function bounded(cell: Element, name: string, most: number): void {
  const span = Math.min(most, Number(cell.getAttribute(name)) || 1);
  if (span > 1) cell.setAttribute(name, String(span));
  else cell.removeAttribute(name);
}

function asHeader(cell: Element): void {
  const spans = ['colspan', 'rowspan'].map((name) => [name, cell.getAttribute(name)] as const);
  const header = rename(cell, 'th');
  for (const [name, span] of spans) if (span) header.setAttribute(name, span);
}

function dropPictures(body: HTMLElement): number {
  let left = 0;
  for (const picture of body.querySelectorAll('img, picture')) {
    if (isSafeImage(picture.getAttribute('src'))) continue;
    if (picture.tagName === 'IMG' && Number(picture.getAttribute('width') ?? 99) > 2) left += 1;
    if (picture.tagName === 'IMG') picture.remove();
    else unwrap(picture);
  }
  return left;
}

/** What fonts said, said by marks. */
function restyle(body: HTMLElement): void {
  for (const element of body.querySelectorAll('ins, font, center')) unwrap(element);
  for (const element of body.querySelectorAll('strong, b, em, i, u, span, a')) {
    const style = styleOf(element);
    const weight = style.get('font-weight') ?? '';
    // The bold and italic of an element that takes itself back.
    if (/^(strong|b)$/i.test(element.tagName) && /^(normal|[1-4]00)$/.test(weight)) {
      unwrap(element);
      continue;
    }
    if (/^(em|i)$/i.test(element.tagName) && style.get('font-style') === 'normal') {
      unwrap(element);
      continue;
    }
    if (/^(span|a)$/i.test(element.tagName)) mark(element, style, weight);
  }
  for (const element of body.querySelectorAll('a')) link(element);
  for (const element of body.querySelectorAll('a u')) unwrap(element);
  for (const element of body.querySelectorAll('u')) {
    if (element.firstElementChild?.tagName === 'A' && element.childNodes.length === 1) unwrap(element);
  }
  for (const element of body.querySelectorAll('kbd, samp, tt')) rename(element, 'code');
  for (const element of body.querySelectorAll(':is(h1, h2, h3, h4) :is(b, strong)')) unwrap(element);
}

function mark(element: Element, style: ReadonlyMap<string, string>, weight: string): void {
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
  const marks = [
    /^(bold|bolder|[6-9]00)$/.test(weight) ? 'strong' : '',
    style.get('font-style') === 'italic' ? 'em' : '',
    line.includes('underline') && element.tagName !== 'A' ? 'u' : '',
    line.includes('line-through') ? 's' : '',
  ];
  for (const name of marks.filter(Boolean)) {
    const wrapper = element.ownerDocument.createElement(name);
    wrapper.append(...element.childNodes);
    element.append(wrapper);
  }
}

/** Search engines and mail programs lead through an address of their own. */
function link(element: HTMLAnchorElement): void {
  const href = element.getAttribute('href') ?? '';
  const through = /^https?:\/\/www\.google\.com\/url\?/i.test(href) ? new URL(href).searchParams : undefined;
  const target = through?.get('q') ?? through?.get('url') ?? href;
  if (isSafeLink(target) && element.textContent.trim() !== '') element.setAttribute('href', target);
  else unwrap(element);
}

/** Paragraphs that only make room, and line breaks between blocks. */
function dropBlanks(body: HTMLElement): void {
  for (const element of body.querySelectorAll('.EOP')) element.remove();
  for (const element of body.querySelectorAll('br')) {
    const parent = element.parentElement;
    const isBetween = parent === body && (!element.previousSibling || isBlock(element.previousSibling));
    if (isBetween || element.classList.contains('Apple-interchange-newline')) element.remove();
  }
  for (const block of body.querySelectorAll('p, h1, h2, h3, h4')) {
    const isBlank = (block.textContent ?? '').trim() === '' && !block.querySelector('img, hr');
    if (isBlank && !block.closest('td, th, li')) block.remove();
  }
}

const blocks = /^(p|div|h[1-6]|ul|ol|table|blockquote|pre|hr|section|article)$/i;
function isBlock(node: ChildNode): boolean {
  return node instanceof HTMLElement && blocks.test(node.tagName);
}

const kept: ReadonlySet<string> = new Set([
  'href',
  'colspan',
  'rowspan',
  'start',
  'src',
  'alt',
  'data-type',
  'data-checked',
]);

/** Nothing but what says something to our texts. */
function bare(body: HTMLElement): void {
  for (const element of body.querySelectorAll('*')) {
    const isRightToLeft = element.getAttribute('dir') === 'rtl' && isBlock(element);
    for (const name of element.getAttributeNames()) if (!kept.has(name)) element.removeAttribute(name);
    if (isRightToLeft) element.setAttribute('dir', 'rtl');
    if (element.tagName === 'SPAN' || element.tagName.includes(':')) unwrap(element);
  }
}
