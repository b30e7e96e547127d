import type { Change } from '../../content/apply.ts';
import type { Fields } from '../../content/fields.ts';
import { sameNodes } from '../../content/suggestions/blocks.ts';
import { hashOfWords, translationOf, unitsOf } from '../../content/units.ts';
import { translated } from './fields.ts';
import { converted, type Placeholder, placeholdersIn } from './placeholders.ts';
import { textOf } from './read.ts';
import { sourceOf, tableOf, targetsOf } from './rules.ts';

/** The placeholders of a template, in all its languages. */
export function placeholdersOf(fields: Fields): readonly Placeholder[] {
  return placeholdersIn([
    ...translated.map((field) => sourceOf(fields, field)),
    ...targetsOf(fields).flatMap((lang) => tableOf(fields, lang).map(({ target }) => target?.text ?? [])),
  ]);
}

/**
 * Merge fields for placeholders, in every language. A translation stays as current as it was: only the way of writing
 * changes, not what is said.
 * @param names by how the placeholder is written
 */
export function conversionOf(fields: Fields, names: ReadonlyMap<string, string>): readonly Change[] {
  const source = textOf(fields.source);
  const texts = new Map(translated.map((field) => [field, converted(sourceOf(fields, field), names)]));
  const words = new Map(
    [...texts.values()].flatMap((nodes) => unitsOf(nodes).map((unit) => [unit.id, unit.words])),
  );
  const changes: Change[] = [];
  for (const [field, nodes] of texts) {
    if (!sameNodes(sourceOf(fields, field), nodes)) {
      changes.push({ type: 'text', address: `${field}@${source}`, nodes });
    }
  }
  for (const lang of targetsOf(fields)) {
    for (const { id, address, target, words: before } of tableOf(fields, lang)) {
      const text = target?.text ?? [];
      const after = converted(text, names);
      if (!sameNodes(text, after)) changes.push({ type: 'text', address, nodes: after });
      const now = words.get(id);
      const made = target?.made;
      if (!made || now === undefined || now === before || made.of !== hashOfWords(before)) continue;
      changes.push({ type: 'translation', address, made: translationOf(now, made) });
    }
  }
  return changes;
}
