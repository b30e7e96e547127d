import { isSafeLink } from '../../../shared/content/safe.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => escapes[one] ?? one);

const listItem = /^(\s*)([-*+•]|\d{1,3}[.)])\s+(?:\[([ xX])\]\s+)?(.*)$/;
const heading = /^(#{1,6})\s+(\S.*?)\s*#*$/;
const divider = /^\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?$/;

/** Whether plain text was written to be read as Markdown; a dash or a star alone does not say so. */
export function looksLikeMarkdown(text: string): boolean {
  const lines = text.split(/\r?\n/);
  const items = lines.filter((line) => listItem.test(line)).length;
  return (
    items > 1 ||
    lines.some(
      (line, at) =>
        (heading.test(line) && lines.length > 1) ||
        line.startsWith('```') ||
        (divider.test(line) && line.includes('|') && (lines[at - 1] ?? '').includes('|')),
    ) ||
    /\*\*\S[^*\n]*\S\*\*|(?<!!)\[[^\]\n]+\]\(https?:[^)\s]+\)/.test(text)
  );
}

/** Plain text as paragraphs, with the web addresses in it as links. */
export function textToHtml(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${linked(line)}</p>`)
    .join('');
}

function linked(text: string): string {
  return text
    .split(/(\bhttps?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'’»])/i)
    .map((part, i) =>
      i % 2 === 1 && isSafeLink(part) ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part),
    )
    .join('');
}

export function markdownToHtml(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  let html = '';
  let paragraph: string[] = [];
  const endParagraph = () => {
    if (paragraph.length > 0) html += `<p>${paragraph.map(inline).join(' ')}</p>`;
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const rest = () => lines.slice(at);
    const block = fence(rest) ?? list(rest) ?? table(rest) ?? quote(rest) ?? single(line);
    if (block) {
      endParagraph();
      html += block.html;
      at += block.lines - 1;
    } else if (line.trim() === '') endParagraph();
    else paragraph.push(line.trim());
  }
  endParagraph();
  return html;
}

interface Block {
  readonly html: string;
  readonly lines: number;
}
type Rest = () => readonly string[];

function single(line: string): Block | undefined {
  const title = heading.exec(line);
  if (title) {
    const level = Math.min(4, title[1]?.length ?? 1);
    return { html: `<h${level}>${inline(title[2] ?? '')}</h${level}>`, lines: 1 };
  }
  return /^\s*([-*_])(\s*\1){2,}\s*$/.test(line) ? { html: '<hr>', lines: 1 } : undefined;
}

function fence(rest: Rest): Block | undefined {
  const [first = '', ...others] = rest().at(0)?.startsWith('```') ? rest() : [];
  if (first === '') return undefined;
  const end = others.findIndex((line) => line.startsWith('```'));
  const inside = others.slice(0, end < 0 ? undefined : end);
  return { html: `<pre><code>${escaped(inside.join('\n'))}</code></pre>`, lines: inside.length + 2 };
}

function quote(rest: Rest): Block | undefined {
  if (!/^\s*>/.test(rest()[0] ?? '')) return undefined;
  const all = rest();
  const end = all.findIndex((line) => !/^\s*>/.test(line));
  const inside = all.slice(0, end < 0 ? undefined : end).map((line) => line.replace(/^\s*>\s?/, ''));
  return { html: `<blockquote>${markdownToHtml(inside.join('\n'))}</blockquote>`, lines: inside.length };
}

function table(rest: Rest): Block | undefined {
  const [head = '', second = ''] = rest().slice(0, 2);
  if (!head.includes('|') || !second.includes('|') || !divider.test(second.trim())) return undefined;
  const all = rest().slice(2);
  const end = all.findIndex((line) => !line.includes('|'));
  const body = all.slice(0, end < 0 ? undefined : end);
  const row = (line: string, tag: string) => {
    const cells = line
      .trim()
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/);
    return `<tr>${cells.map((cell) => `<${tag}>${inline(cell.trim().replaceAll('\\|', '|'))}</${tag}>`).join('')}</tr>`;
  };
  const rows = [row(head, 'th'), ...body.map((line) => row(line, 'td'))];
  return { html: `<table><tbody>${rows.join('')}</tbody></table>`, lines: body.length + 2 };
}

function list(rest: Rest): Block | undefined {
  if (!listItem.test(rest()[0] ?? '')) return undefined;
  const all = rest();
  let html = '';
  const open: { readonly indent: number; readonly close: string }[] = [];
  let lines = 0;
  for (const line of all) {
    const item = listItem.exec(line);
    if (!item) break;
    const indent = (item[1] ?? '').replaceAll('\t', '    ').length;
    const isTask = item[3] !== undefined;
    const tag = isTask || !/\d/.test(item[2] ?? '') ? 'ul' : 'ol';
    while (open.length > 1 && indent < (open.at(-1)?.indent ?? 0)) html += `</li>${open.pop()?.close ?? ''}`;
    const inside = open.at(-1);
    if (inside && indent <= inside.indent + 1) html += '</li>';
    else {
      html += isTask ? '<ul data-type="taskList">' : `<${tag}>`;
      open.push({ indent, close: `</${tag}>` });
    }
    const attributes = isTask ? ` data-type="taskItem" data-checked="${item[3] !== ' '}"` : '';
    html += `<li${attributes}><p>${inline(item[4] ?? '')}</p>`;
    lines += 1;
  }
  while (open.length > 0) html += `</li>${open.pop()?.close ?? ''}`;
  return { html, lines };
}

function inline(text: string): string {
  return text
    .split(/(`[^`]+`|\[[^\]]+\]\([^)\s]+\))/)
    .map((part, i) => {
      if (i % 2 === 0) return marked(linked(part));
      if (part.startsWith('`')) return `<code>${escaped(part.slice(1, -1))}</code>`;
      const [, words = '', href = ''] = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(part) ?? [];
      return isSafeLink(href)
        ? `<a href="${escaped(href)}">${marked(escaped(words))}</a>`
        : marked(escaped(words));
    })
    .join('');
}

function marked(html: string): string {
  return html
    .replace(/\*\*(?=\S)([^*]+?)(?<=\S)\*\*/g, '<strong>$1</strong>')
    .replace(/(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])/g, '<em>$1</em>')
    .replace(/(?<![\w/])_(?=\S)([^_<>]+?)(?<=\S)_(?!\w)/g, '<em>$1</em>')
    .replace(/~~(?=\S)([^~]+?)(?<=\S)~~/g, '<s>$1</s>');
}

/** Cells from a spreadsheet that came as text: lines of as many parts, with tabs between. */
export function cellsToHtml(text: string): string | undefined {
  const rows = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
  const width = rows[0]?.length ?? 0;
  if (width < 2 || rows.length < 2 || rows.some((row) => row.length !== width)) return undefined;
  const body = rows.map(
    (row) => `<tr>${row.map((cell) => `<td>${escaped(cell.trim())}</td>`).join('')}</tr>`,
  );
  return `<table><tbody>${body.join('')}</tbody></table>`;
}
