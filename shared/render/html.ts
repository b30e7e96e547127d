import { isLanguageTag } from '../content/address.ts';
import type { Mark, Node } from '../content/fields.ts';
import { isShortId } from '../ids.ts';
import { isSafeDirection, isSafeImage, isSafeLink } from '../content/safe.ts';
import { atomText, mentionText, tones } from '../content/text.ts';
import { attributes, escapeHtml, html, type Html, raw } from './escape.ts';

export { attributes, escapeHtml, Html, html, type Insertable, raw } from './escape.ts';

/** How rich text is written out. */
export interface RichOptions {
  /** The level a heading of level 1 gets; the others follow, down to 6. */
  readonly headingFrom?: number;
  /** What a ticked and an open task are called, for those who do not see the box. */
  readonly done?: string;
  readonly open?: string;
  /** Writes block ids as HTML ids, with this before them. */
  readonly idPrefix?: string;
}

/** Escaped HTML of blocks. Nodes no schema knows give what is inside them. */
export function renderRich(nodes: readonly Node[] | undefined, options: RichOptions = {}): string {
  return (nodes ?? []).map((node) => block(node, options).text).join('');
}

/** Escaped HTML of inline nodes. */
export function renderLine(nodes: readonly Node[] | undefined): string {
  return inline(nodes).text;
}

function inline(nodes: readonly Node[] | undefined): Html {
  return raw((nodes ?? []).map((node) => inlineNode(node)).join(''));
}

function inlineNode(node: Node): string {
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduceRight(
        (inner, mark) => marked(mark, inner),
        escapeHtml(node.text ?? ''),
      );
    case 'hardBreak':
      return '<br>';
    case 'mention':
      return html`<span class="mention">${mentionText(node)}</span>`.text;
    case 'mergeField':
      return html`<span class="merge-field">${atomText(node) ?? ''}</span>`.text;
    case 'slot':
      return html`<span class="slot">${atomText(node) ?? ''}</span>`.text;
    default:
      return (node.content ?? []).map(inlineNode).join('');
  }
}

const simpleMarks = new Map([
  ['bold', 'strong'],
  ['italic', 'em'],
  ['underline', 'u'],
  ['strike', 's'],
  ['code', 'code'],
  ['highlight', 'mark'],
]);

function marked(mark: Mark, inner: string): string {
  const tag = simpleMarks.get(mark.type);
  if (tag) return `<${tag}>${inner}</${tag}>`;
  const { href, lang } = mark.attrs ?? {};
  if (mark.type === 'language' && typeof lang === 'string' && isLanguageTag(lang))
    return html`<span lang="${lang}">${raw(inner)}</span>`.text;
  if (mark.type !== 'link' || !isSafeLink(href)) return inner;
  return html`<a href="${href}" rel="noopener noreferrer nofollow ugc">${raw(inner)}</a>`.text;
}

const simpleBlocks = new Map([
  ['bulletList', 'ul'],
  ['listItem', 'li'],
  ['blockquote', 'blockquote'],
]);

function block(node: Node, options: RichOptions): Html {
  const inside = () => (holdsText(node) ? inline(node.content) : blocks(node, options));
  const common = commonAttributes(node, options);
  const tag = simpleBlocks.get(node.type);
  if (tag) return raw(`<${tag}${common.text}>${inside().text}</${tag}>`);
  switch (node.type) {
    case 'paragraph':
      return html`<p${common}>${inline(node.content)}</p>`;
    case 'heading': {
      const level = Math.min(6, levelOf(node) + (options.headingFrom ?? 1) - 1);
      return html`<h${level}${common}>${inline(node.content)}</h${level}>`;
    }
    case 'orderedList': {
      const start = node.attrs?.start;
      return html`<ol${attributes({ start: Number.isInteger(start) ? Number(start) : undefined })}>${inside()}</ol>`;
    }
    case 'taskList':
      return html`<ul class="tasks">${inside()}</ul>`;
    case 'taskItem':
      return taskItem(node, options);
    case 'codeBlock':
      return html`<pre${common}><code>${inline(node.content)}</code></pre>`;
    case 'horizontalRule':
      return html`<hr${common}>`;
    case 'callout': {
      const tone = tones.find((one) => one === node.attrs?.tone) ?? 'note';
      return html`<div class="callout" data-tone="${tone}" role="note"${common}>${inside()}</div>`;
    }
    case 'image':
      return image(node, common);
    case 'table':
      return table(node, options);
    case 'text':
    case 'hardBreak':
    case 'mention':
    case 'mergeField':
    case 'slot':
      return html`<p>${inline([node])}</p>`;
    default:
      return holdsText(node) ? html`<p>${inline(node.content)}</p>` : blocks(node, options);
  }
}

function blocks(node: Node, options: RichOptions): Html {
  return raw((node.content ?? []).map((child) => block(child, options).text).join(''));
}

function holdsText(node: Node): boolean {
  return (node.content ?? []).some(({ type }) => inlineTypes.has(type));
}

const inlineTypes: ReadonlySet<string> = new Set(['text', 'hardBreak', 'mention', 'mergeField', 'slot']);

const alignments: ReadonlySet<unknown> = new Set(['center', 'right', 'justify']);

function commonAttributes(node: Node, options: RichOptions): Html {
  const { dir, lang, textAlign, id } = node.attrs ?? {};
  return attributes({
    id:
      options.idPrefix !== undefined && typeof id === 'string' && isShortId(id)
        ? options.idPrefix + id
        : undefined,
    dir: isSafeDirection(dir) ? dir : undefined,
    lang: typeof lang === 'string' && isLanguageTag(lang) ? lang : undefined,
    class: alignments.has(textAlign) ? `align-${String(textAlign)}` : undefined,
  });
}

function levelOf(node: Node): number {
  const level = node.attrs?.level;
  return typeof level === 'number' && level >= 1 && level <= 6 ? Math.floor(level) : 1;
}

function taskItem(node: Node, options: RichOptions): Html {
  const done = node.attrs?.checked === true;
  const word = done ? (options.done ?? 'Done') : (options.open ?? 'To do');
  return html`<li class="task" data-done="${String(done)}"${commonAttributes(node, options)}><span class="tick" role="img" aria-label="${word}">${done ? '☑' : '☐'}</span><div>${blocks(node, options)}</div></li>`;
}

function image(node: Node, common: Html): Html {
  const { src, alt, size, width, height } = node.attrs ?? {};
  const words = typeof alt === 'string' ? alt : '';
  if (isSafeImage(src)) {
    const own = attributes({ width: pixels(width), height: pixels(height) });
    const wide = attributes({ class: size === 'small' || size === 'medium' ? `picture-${size}` : undefined });
    return html`<figure${wide}${common}><img src="${src}" alt="${words}"${own} loading="lazy"></figure>`;
  }
  return words === '' ? raw('') : html`<p${common}>${words}</p>`;
}

/** So that a page keeps room for a picture that has not come yet. */
function pixels(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 20_000
    ? value
    : undefined;
}

function table(node: Node, options: RichOptions): Html {
  const rows = (node.content ?? []).filter((row) => row.type === 'tableRow');
  const [first] = rows;
  const headed = first !== undefined && (first.content ?? []).every((cell) => cell.type === 'tableHeader');
  const head = headed && rows.length > 1 ? [first] : [];
  const body = rows.slice(head.length);
  const write = (row: Node, scope: 'col' | 'row') =>
    html`<tr>${(row.content ?? []).map((cell) => tableCell(cell, scope, options))}</tr>`;
  return html`<table${commonAttributes(node, options)}>${
    head.length > 0 && html`<thead>${head.map((row) => write(row, 'col'))}</thead>`
  }<tbody>${body.map((row) => write(row, headed && rows.length === 1 ? 'col' : 'row'))}</tbody></table>`;
}

function tableCell(cell: Node, scope: 'col' | 'row', options: RichOptions): Html {
  const header = cell.type === 'tableHeader';
  const tag = raw(header ? 'th' : 'td');
  const { align } = cell.attrs ?? {};
  const own = attributes({
    scope: header ? scope : undefined,
    colspan: span(cell.attrs?.colspan),
    rowspan: span(cell.attrs?.rowspan),
    class: alignments.has(align) ? `align-${String(align)}` : undefined,
  });
  const only = cell.content?.length === 1 ? cell.content[0] : undefined;
  const plain = only?.type === 'paragraph' && only.attrs?.dir === undefined && only.attrs?.lang === undefined;
  const inside = plain ? inline(only.content) : blocks(cell, options);
  return html`<${tag}${own}${commonAttributes({ ...cell, attrs: { ...cell.attrs, textAlign: undefined } }, {})}>${inside}</${tag}>`;
}

function span(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 1 && value <= 100
    ? value
    : undefined;
}
