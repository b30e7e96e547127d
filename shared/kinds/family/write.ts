import type { Fields, Node, Row, UnitText } from '../../content/fields.ts';
import { isMergeFieldName } from '../../content/names.ts';
import { lineOf } from '../../content/text.ts';
import { translationOf, wordsOf } from '../../content/units.ts';
import type { MergeFieldType } from './fields.ts';
import { rowIdOf } from './ids.ts';

/** One unit of a starting point, in the source's language and in others. `{{name}}` is a merge field. */
export interface Written {
  readonly as?: 'heading' | 'bullet';
  /** language tag → words */
  readonly words: Readonly<Record<string, string>>;
}

/** Inline nodes of words with `{{name}}`, and `[[label]]` for the slots given, in them. */
export function inlineOf(text: string, slots: ReadonlyMap<string, string> = new Map()): readonly Node[] {
  return text.split(/(\{\{[a-z0-9_]+\}\}|\[\[[^\]]+\]\])/).flatMap((part): readonly Node[] => {
    const name = /^\{\{(.+)\}\}$/.exec(part)?.[1];
    if (name && isMergeFieldName(name)) return [{ type: 'mergeField', attrs: { name } }];
    const label = /^\[\[(.+)\]\]$/.exec(part)?.[1];
    const slot = label === undefined ? undefined : slots.get(label);
    if (slot) return [{ type: 'slot', attrs: { slot, label } }];
    return lineOf(part);
  });
}

/** A translated text of a starting point, every unit reviewed by those who wrote it. */
export function textOf(
  units: readonly Written[],
  source: string,
  {
    id,
    who,
    slots,
  }: { readonly id: () => string; readonly who: string; readonly slots?: ReadonlyMap<string, string> },
) {
  const translated: Record<string, Record<string, UnitText>> = {};
  const blocks: Node[] = [];
  for (const { as, words } of units) {
    const unit = id();
    const content = inlineOf(words[source] ?? '', slots);
    for (const [lang, text] of Object.entries(words)) {
      if (lang === source) continue;
      translated[lang] ??= {};
      translated[lang][unit] = {
        text: inlineOf(text, slots),
        made: translationOf(wordsOf(content), { state: 'reviewed', at: 0, who }),
      };
    }
    const paragraph: Node = { type: 'paragraph', attrs: { id: unit }, content };
    if (as === 'heading') blocks.push({ type: 'heading', attrs: { id: unit, level: 2 }, content });
    else if (as === 'bullet') bullet(blocks, { type: 'listItem', attrs: { id: id() }, content: [paragraph] });
    else blocks.push(paragraph);
  }
  return { texts: { [source]: blocks }, units: translated };
}

function bullet(blocks: Node[], item: Node): void {
  const last = blocks.at(-1);
  if (last?.type === 'bulletList')
    blocks[blocks.length - 1] = { ...last, content: [...(last.content ?? []), item] };
  else blocks.push({ type: 'bulletList', content: [item] });
}

export function languageRows(tags: readonly string[]): readonly Row[] {
  return tags.map((tag) => ({ id: rowIdOf(tag), fields: { tag } }));
}

export function mergeFieldRow(name: string, type: MergeFieldType, sample: string): Row {
  const fields: Fields = { name, type, sample: lineOf(sample) };
  return { id: rowIdOf(name), fields };
}
