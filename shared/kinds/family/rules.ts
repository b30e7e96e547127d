import type { Fields, Node, UnitText } from '../../content/fields.ts';
import { directionOf } from '../../content/languages.ts';
import { isBlankInline } from '../../content/nodes.ts';
import { lineOf, lineText } from '../../content/text.ts';
import { hashOfWords, type Unit, unitsOf } from '../../content/units.ts';
import { type Translated, translated } from './fields.ts';
import { rowsOf, textOf, unitsIn, variantsOf } from './read.ts';

export { directionOf, languageName } from '../../content/languages.ts';

/** The computed values of a family template: the one place for editor, checks, page and export. */

/**
 * `missing`: no words yet · `draft`: words that nobody has said are right · `machine`: words of a tool · `reviewed`:
 * a person stands behind them · `outdated`: the source says something else than when they were written.
 */
export type Status = 'missing' | 'draft' | 'machine' | 'reviewed' | 'outdated';

export function statusOf(sourceWords: string, target: UnitText | undefined): Status {
  if (!target?.text || isBlankInline(target.text)) return 'missing';
  if (!target.made) return 'draft';
  return target.made.of === hashOfWords(sourceWords) ? target.made.state : 'outdated';
}

/** The tags of the template's languages, the source first, each once. */
export function languagesOf(fields: Fields): readonly string[] {
  const source = textOf(fields.source);
  const tags = rowsOf(fields, 'languages').map((row) => textOf(row.fields.tag));
  return [...new Set([source, ...tags])].filter((tag) => tag !== '');
}

export function targetsOf(fields: Fields): readonly string[] {
  return languagesOf(fields).filter((tag) => tag !== textOf(fields.source));
}

export interface UnitRow extends Unit {
  readonly field: Translated;
  /** `field/unit@lang` */
  readonly address: string;
  readonly target: UnitText | undefined;
  readonly status: Status;
}

/** Every unit of the source with what stands for it in a language, in reading order. */
export function tableOf(fields: Fields, lang: string): readonly UnitRow[] {
  return translated.flatMap((field) => {
    const made = unitsIn(fields[field], lang);
    return sourceUnits(fields, field).map((unit) => ({
      ...unit,
      field,
      address: `${field}/${unit.id}@${lang}`,
      target: made[unit.id],
      status: statusOf(unit.words, made[unit.id]),
    }));
  });
}

export function sourceOf(fields: Fields, field: Translated): readonly Node[] {
  return variantsOf(fields[field]).texts[textOf(fields.source)] ?? [];
}

export function sourceUnits(fields: Fields, field: Translated): readonly Unit[] {
  return unitsOf(sourceOf(fields, field));
}

/** How much of a language a person stands behind and is up to date: whole percents, 100 only when all is. */
export function percentCurrent(rows: readonly Pick<UnitRow, 'status'>[]): number {
  if (rows.length === 0) return 0;
  const current = rows.filter(({ status }) => status === 'reviewed').length;
  return Math.floor((current / rows.length) * 100);
}

/**
 * What a language's families read: blocks, order and formatting of the source, with the words of the language. A unit
 * without any stays in the source's language, and says so.
 */
export function textIn(fields: Fields, field: Translated, lang: string): readonly Node[] {
  const source = textOf(fields.source);
  const nodes = sourceOf(fields, field);
  if (lang === source) return nodes;
  const made = unitsIn(fields[field], lang);
  const translate = (node: Node): Node => {
    if (node.type !== 'paragraph' && node.type !== 'heading') {
      return node.content ? { ...node, content: node.content.map(translate) } : node;
    }
    const text = made[typeof node.attrs?.id === 'string' ? node.attrs.id : '']?.text;
    const { dir: _, lang: own, ...attrs } = node.attrs ?? {};
    if (text && !isBlankInline(text)) return { ...node, attrs, content: text };
    if (!node.content || isBlankInline(node.content)) return node;
    return { ...node, attrs: { ...attrs, lang: own ?? source, dir: directionOf(source) } };
  };
  return nodes.map(translate);
}

/** The names of merge fields in a text, each once. */
export function mergeFieldsIn(nodes: readonly Node[] | undefined): readonly string[] {
  return [...new Set(atomsIn(nodes, 'mergeField').map((node) => attrOf(node, 'name')))];
}

/** What a translation lacks, and what it has that the source does not. */
export interface Disparity {
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

/** Whether two languages of one unit name the same merge fields; undefined where they do. */
export function parity(
  source: readonly Node[] | undefined,
  target: readonly Node[] | undefined,
): Disparity | undefined {
  const here = mergeFieldsIn(source);
  const there = mergeFieldsIn(target);
  const missing = here.filter((name) => !there.includes(name));
  const extra = there.filter((name) => !here.includes(name));
  return missing.length + extra.length === 0 ? undefined : { missing, extra };
}

/** The rows of the slots that a text uses, each once. */
export function slotsIn(nodes: readonly Node[] | undefined): readonly string[] {
  return [...new Set(atomsIn(nodes, 'slot').map((node) => attrOf(node, 'slot')))];
}

function attrOf(node: Node, name: string): string {
  const value = node.attrs?.[name];
  return typeof value === 'string' ? value : '';
}

function atomsIn(nodes: readonly Node[] | undefined, type: string): readonly Node[] {
  return (nodes ?? []).flatMap((node) => (node.type === type ? [node] : atomsIn(node.content, type)));
}

/** What a district has filled into a slot, for a language or else for the source's. */
export function slotValue(fields: Fields, slot: string, lang: string): readonly Node[] {
  const row = rowsOf(fields, 'slots').find((one) => one.id === slot);
  const { texts } = variantsOf(row?.fields.value);
  const filled = [texts[lang], texts[textOf(fields.source)]].find((text) => text && !isBlankInline(text));
  return filled ?? [];
}

/** The text with what districts filled in, and with `samples` also with a sample for each merge field. */
export function filled(
  nodes: readonly Node[],
  fields: Fields,
  lang: string,
  { samples }: { readonly samples: boolean },
): readonly Node[] {
  const sampleOf = new Map(
    rowsOf(fields, 'mergeFields').map((row) => [textOf(row.fields.name), lineText(row.fields.sample)]),
  );
  const fill = (node: Node): readonly Node[] => {
    if (node.type === 'slot') {
      const value = slotValue(fields, attrOf(node, 'slot'), lang);
      return value.length > 0 ? apart(value, lang) : [node];
    }
    if (node.type === 'mergeField' && samples) {
      const sample = sampleOf.get(attrOf(node, 'name')) ?? '';
      return sample === '' ? [node] : apart(lineOf(sample), lang);
    }
    return [node.content ? { ...node, content: node.content.flatMap(fill) } : node];
  };
  return nodes.flatMap(fill);
}

/** Among words written from the right, digits and names keep their own order: 610-555-0100 is not turned around. */
function apart(value: readonly Node[], lang: string): readonly Node[] {
  if (directionOf(lang) === 'ltr') return value;
  return [{ type: 'text', text: '\u2068' }, ...value, { type: 'text', text: '\u2069' }];
}

/** Whose language a variant is, as its row says. */
export function languageRow(fields: Fields, lang: string) {
  const row = rowsOf(fields, 'languages').find((one) => textOf(one.fields.tag) === lang);
  return {
    id: row?.id ?? '',
    whose: lineText(row?.fields.whose),
    reviewer: lineText(row?.fields.reviewer),
  };
}
