import {
  AlignmentType,
  Bookmark,
  Document,
  Packer,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Node } from '../../../content/fields.ts';
import { hashOfWords } from '../../../content/units.ts';
import { directionOf, type UnitRow } from '../rules.ts';
import { bookmarkOf, hiddenId, hiddenLanguage } from './ids.ts';

export interface BilingualFile {
  readonly title: string;
  /** What a translator should know first. */
  readonly instructions: string;
  readonly source: { readonly lang: string; readonly name: string };
  readonly target: { readonly lang: string; readonly name: string };
  readonly rows: readonly UnitRow[];
}

/** Twentieths of a point: a Letter page without its margins. */
const widths = [700, 4330, 4330] as const;

/** A Word file of two columns that a translator fills: source and target, with the id of each unit beside them. */
export async function writeBilingual(file: BilingualFile): Promise<ArrayBuffer> {
  const { source, target } = file;
  const header = new TableRow({
    tableHeader: true,
    children: [
      cell(0, [paragraph([new TextRun('#'), ...hiddenRun(hiddenLanguage(target.lang))], 'ltr')]),
      cell(1, [paragraph([new TextRun({ text: source.name, bold: true })], 'ltr')]),
      cell(2, [paragraph([new TextRun({ text: target.name, bold: true })], 'ltr')]),
    ],
  });
  const rows = file.rows.map((row, i) => {
    const id = { field: row.field, unit: row.id, of: hashOfWords(row.words) };
    return new TableRow({
      cantSplit: true,
      children: [
        cell(0, [paragraph([new TextRun(`${i + 1}`), ...hiddenRun(hiddenId(id))], 'ltr')]),
        cell(1, [
          paragraph(
            [new Bookmark({ id: bookmarkOf(id), children: runs(row.node.content, source.lang) })],
            directionOf(source.lang),
          ),
        ]),
        cell(2, [paragraph(runs(row.target?.text, target.lang), directionOf(target.lang))]),
      ],
    });
  });
  const document = new Document({
    title: file.title,
    sections: [
      {
        children: [
          new Paragraph({ children: [new TextRun({ text: file.title, bold: true, size: 28 })] }),
          new Paragraph({ children: [new TextRun(file.instructions)], spacing: { after: 200 } }),
          new Table({
            rows: [header, ...rows],
            layout: TableLayoutType.FIXED,
            width: { size: widths[0] + widths[1] + widths[2], type: WidthType.DXA },
            columnWidths: [...widths],
          }),
        ],
      },
    ],
  });
  return Packer.toArrayBuffer(document);
}

function cell(column: 0 | 1 | 2, children: Paragraph[]): TableCell {
  return new TableCell({
    children,
    width: { size: widths[column], type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 90, right: 90 },
  });
}

function paragraph(children: ParagraphChild[], direction: 'ltr' | 'rtl'): Paragraph {
  return new Paragraph({
    children,
    // In a paragraph from the right, "start" is the right edge.
    ...(direction === 'rtl' ? { bidirectional: true, alignment: AlignmentType.START } : {}),
  });
}

/** Small as well as hidden, for programs that show hidden words. */
function hiddenRun(text: string): ParagraphChild[] {
  return [new TextRun({ text, vanish: true, size: 2, color: 'FFFFFF', noProof: true })];
}

function runs(nodes: readonly Node[] | undefined, lang: string): TextRun[] {
  const isRight = directionOf(lang) === 'rtl';
  const spoken = {
    language: isRight ? { bidirectional: lang } : { value: lang },
    ...(isRight ? { rightToLeft: true } : {}),
  };
  return (nodes ?? []).flatMap((node): TextRun[] => {
    const look = { bold: has(node, 'bold'), italics: has(node, 'italic'), ...spoken };
    switch (node.type) {
      case 'text':
        return [new TextRun({ ...look, text: node.text ?? '' })];
      case 'hardBreak':
        return [new TextRun({ break: 1 })];
      case 'mergeField':
        return [fixed(`{{${String(node.attrs?.name)}}}`)];
      case 'slot':
        return [fixed(`[[${String(node.attrs?.label)}]]`)];
      default:
        return runs(node.content, lang);
    }
  });
}

/** What must stay as it is: set apart, and left alone by the spelling. */
function fixed(text: string): TextRun {
  return new TextRun({
    text,
    noProof: true,
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'E5EAF7' },
  });
}

function has(node: Node, mark: string): boolean {
  return node.marks?.some(({ type }) => type === mark) ?? false;
}
