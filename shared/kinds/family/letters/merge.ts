import type { Fields, Node } from '../../../content/fields.ts';
import { plainText } from '../../../content/text.ts';
import { translated } from '../fields.ts';
import { filled, languagesOf, mergeFieldsIn, textIn } from '../rules.ts';
import { textOf } from '../read.ts';
import { languageMeant, type Mapping } from './columns.ts';
import type { Csv } from './csv.ts';

/** A template, ready to be filled: its text in each language, with what the district filled in. */
export interface Letters {
  /** The source first. */
  readonly languages: readonly string[];
  readonly texts: Readonly<Record<string, readonly Node[]>>;
  /** The merge fields that any language uses, in the order they come. */
  readonly fields: readonly string[];
}

export function lettersOf(fields: Fields): Letters {
  const languages = languagesOf(fields);
  const texts = Object.fromEntries(
    languages.map((lang) => [
      lang,
      translated.flatMap((field) => filled(textIn(fields, field, lang), fields, lang, { samples: false })),
    ]),
  );
  return { languages, texts, fields: mergeFieldsIn(Object.values(texts).flat()) };
}

export interface Plan {
  readonly csv: Csv;
  readonly mapping: Mapping;
  /** −1 where all get the same language. */
  readonly languageColumn: number;
  /** For rows whose language the template does not have. */
  readonly otherwise: string;
}

/** One family's letter. */
export interface Letter {
  /** As the spreadsheet counts, the header being 1. */
  readonly line: number;
  readonly lang: string;
  /** What the row says of its language, where the template has none such. */
  readonly unknownLanguage?: string;
  /** Merge fields of its text that the row has no value for. */
  readonly missing: readonly string[];
  readonly values: Readonly<Record<string, string>>;
}

export function letterAt({ texts, languages }: Letters, plan: Plan, row: number): Letter {
  const cells = plan.csv.rows[row] ?? [];
  const said = plan.languageColumn < 0 ? '' : (cells[plan.languageColumn] ?? '');
  const meant = languageMeant(said, languages);
  const lang = meant ?? plan.otherwise;
  const values: Record<string, string> = {};
  for (const [field, column] of Object.entries(plan.mapping)) {
    const value = column < 0 ? '' : (cells[column] ?? '');
    if (value !== '') values[field] = value;
  }
  return {
    line: row + 2,
    lang,
    ...(plan.languageColumn >= 0 && meant === undefined ? { unknownLanguage: said } : {}),
    missing: mergeFieldsIn(texts[lang]).filter((field) => !Object.hasOwn(values, field)),
    values,
  };
}

/** The text of one letter; what the row lacks stays as `{{name}}`. Values are words, whatever they look like. */
export function textOfLetter({ texts }: Letters, { lang, values }: Letter): readonly Node[] {
  const fill = (node: Node): Node => {
    if (node.type === 'mergeField') {
      const name = textOf(node.attrs?.name as string | undefined);
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      return value === undefined
        ? node
        : { type: 'text', text: value, ...(node.marks ? { marks: node.marks } : {}) };
    }
    return node.content ? { ...node, content: node.content.map(fill) } : node;
  };
  return (texts[lang] ?? []).map(fill);
}

/** A row of the list with the family's language and message, for a mailing or messaging service. */
export function rowOut(letters: Letters, csv: Csv, letter: Letter): readonly string[] {
  const row = csv.rows[letter.line - 2] ?? [];
  return [...row, letter.lang, plainText(textOfLetter(letters, letter))];
}
