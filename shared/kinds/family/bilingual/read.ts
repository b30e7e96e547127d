import type { Mark, Node } from '../../../content/fields.ts';
import { append } from '../../../content/nodes.ts';
import { readId, readLanguage, type RowId, withoutIds } from './ids.ts';
import { FileTrouble, textXmlOf } from './unzip.ts';

/** One row of a translator's file as it came back. */
export interface FileRow {
  readonly id?: RowId;
  /** Text, line breaks and marks only; merge fields are still `{{name}}`. */
  readonly source: readonly Node[];
  readonly target: readonly Node[];
}

export interface BilingualText {
  /** The language it was made for, where that survived. */
  readonly lang?: string;
  readonly rows: readonly FileRow[];
}

type ParseXml = (xml: string) => Document;

/**
 * The rows of every table with at least two columns. What is tracked as deleted, comments, notes and hidden words do
 * not come along.
 * @throws FileTrouble
 */
export function readBilingual(file: Uint8Array, parse: ParseXml): BilingualText {
  const document = parse(textXmlOf(file));
  if (document.getElementsByTagName('parsererror').length > 0) throw new FileTrouble('notWord');
  const rows: FileRow[] = [];
  let lang: string | undefined;
  for (const row of elements(document, 'tr')) {
    if (child(child(row, 'trPr'), 'del')) continue;
    // Our own header; where that mark is lost, it is shown as a row that fits nowhere.
    const isHeader = child(child(row, 'trPr'), 'tblHeader') !== undefined;
    const cells = within(row, 'tc', 'tr');
    if (cells.length < 2) continue;
    const all = row.textContent ?? '';
    const said = readLanguage(all);
    if (said !== undefined) {
      lang = said;
      continue;
    }
    if (isHeader) continue;
    const bookmarks = elements(row, 'bookmarkStart').map((one) => attribute(one, 'name') ?? '');
    const id = readId(all, bookmarks);
    const [source, target] = cells.slice(-2);
    if (!source || !target) continue;
    rows.push({ ...(id ? { id } : {}), source: nodesOf(source), target: nodesOf(target) });
  }
  if (rows.length === 0) throw new FileTrouble('notWord');
  return { ...(lang === undefined ? {} : { lang }), rows };
}

/** Their words are not part of the text: deletions under review, comments, instructions of fields, older looks. */
const leftOut = new Set([
  'del',
  'moveFrom',
  'delText',
  'instrText',
  'rPr',
  'pPr',
  'tbl',
  'Fallback',
  'txbxContent',
]);

function nodesOf(cell: Element): readonly Node[] {
  const nodes: Node[] = [];
  let isFirst = true;
  let joins = false;
  for (const paragraph of within(cell, 'p', 'tbl')) {
    if (!isFirst && !joins) append(nodes, { type: 'hardBreak' });
    for (const one of inlineOf(paragraph, [])) append(nodes, one);
    isFirst = false;
    // The end of the paragraph itself is tracked as deleted: it goes on with the next.
    joins = child(child(child(paragraph, 'pPr'), 'rPr'), 'del') !== undefined;
  }
  return trimmed(nodes);
}

function inlineOf(element: Element, marks: readonly Mark[]): Node[] {
  return Array.from(element.children).flatMap((one): Node[] => {
    if (leftOut.has(one.localName)) return [];
    switch (one.localName) {
      case 'r':
        return isOn(child(one, 'rPr'), 'vanish') ? [] : inlineOf(one, marksOf(one));
      case 't':
        return textNode(withoutIds(one.textContent ?? ''), marks);
      case 'tab':
        return textNode(' ', marks);
      case 'noBreakHyphen':
        return textNode('\u2011', marks);
      case 'br':
      case 'cr':
        return [{ type: 'hardBreak' }];
      default:
        return inlineOf(one, marks);
    }
  });
}

function textNode(text: string, marks: readonly Mark[]): Node[] {
  return text === '' ? [] : [{ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }];
}

function marksOf(run: Element): readonly Mark[] {
  const look = child(run, 'rPr');
  return [
    ...(isOn(look, 'b') || isOn(look, 'bCs') ? [{ type: 'bold' }] : []),
    ...(isOn(look, 'i') || isOn(look, 'iCs') ? [{ type: 'italic' }] : []),
  ];
}

function isOn(look: Element | undefined, name: string): boolean {
  const one = child(look, name);
  return one !== undefined && !['0', 'false', 'off'].includes(attribute(one, 'val') ?? '');
}

function trimmed(nodes: Node[]): readonly Node[] {
  const isBlank = (node: Node | undefined) =>
    node?.type === 'hardBreak' || (node?.type === 'text' && node.text?.trim() === '');
  let from = 0;
  let to = nodes.length;
  while (from < to && isBlank(nodes[from])) from += 1;
  while (to > from && isBlank(nodes[to - 1])) to -= 1;
  return nodes.slice(from, to);
}

function elements(root: Document | Element, name: string): Element[] {
  return Array.from(root.getElementsByTagName('*')).filter((one) => one.localName === name);
}

/** Those of this name that are not inside another element of the second name below this one. */
function within(root: Element, name: string, wall: string): Element[] {
  return Array.from(root.children).flatMap((one) => {
    if (one.localName === name) return [one];
    return one.localName === wall || leftOut.has(one.localName) ? [] : within(one, name, wall);
  });
}

function child(element: Element | undefined, name: string): Element | undefined {
  return element && Array.from(element.children).find((one) => one.localName === name);
}

function attribute(element: Element, name: string): string | undefined {
  return Array.from(element.attributes).find((one) => one.localName === name)?.value;
}
