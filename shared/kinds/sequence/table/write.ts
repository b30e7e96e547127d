import type { Fields, Node, Row } from '../../../content/fields.ts';
import { lineText, plainText } from '../../../content/text.ts';
import { writeCsv } from '../../../csv/write.ts';
import { emphases, levels, unitTexts } from '../fields.ts';
import { columnName, howName, parts } from './parts.ts';

/** A sequence as a CSV file: a row for each unit, in the order of the document, with everything a unit holds. */
export function sequenceCsv(fields: Fields, locale: 'en' | 'es'): string {
  const units = rowsOf(fields, 'units');
  const codes = new Map(rowsOf(fields, 'standards').map((row) => [row.id, lineText(row.fields['code'])]));
  const titles = new Map(units.map((row) => [row.id, lineText(row.fields['title'])]));
  const rows = units.map(({ fields: unit }) =>
    parts.map((part) => {
      switch (part) {
        case 'title':
        case 'course':
          return lineText(unit[part]);
        case 'standards':
          return rowsOf(unit, 'standards')
            .flatMap((row) => citation(codes.get(text(row.fields['standard'])) ?? '', row.fields, locale))
            .join('; ');
        case 'prerequisites':
          return rowsOf(unit, 'prerequisites')
            .flatMap((row) => titles.get(text(row.fields['unit'])) ?? [])
            .join('; ');
        default:
          return (unitTexts as readonly string[]).includes(part)
            ? plainText((unit[part] ?? []) as readonly Node[])
            : text(unit[part]);
      }
    }),
  );
  return writeCsv([parts.map((part) => columnName(part, locale)), ...rows]);
}

function citation(code: string, { emphasis, level }: Fields, locale: 'en' | 'es'): string[] {
  const how = [...emphases, ...levels].filter((one) => one === emphasis || one === level);
  if (code === '') return [];
  return [how.length > 0 ? `${code} (${how.map((one) => howName(one, locale)).join(', ')})` : code];
}

function rowsOf(fields: Fields, name: string): readonly Row[] {
  const value = fields[name];
  return Array.isArray(value) ? (value as readonly Row[]) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
