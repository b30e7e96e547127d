import type { Fields, Row, Value } from '../../../content/fields.ts';
import { lineOf, richOf } from '../../../content/text.ts';
import type { Locale } from '../../../model.ts';

/** A text in every language the product speaks. */
export type Said = Readonly<Record<Locale, string>>;

export interface StartCriterion {
  /** Which of the start's categories, by its place. */
  readonly category: number;
  readonly name: Said;
  readonly description?: Said;
  readonly points?: number;
  readonly atLeast?: number;
  /** By level, lowest first. */
  readonly descriptors?: readonly Said[];
}

export interface StartText {
  readonly title: Said;
  readonly purpose: Said;
  readonly levels: readonly Said[];
  readonly lowest?: number;
  readonly categories: readonly (Said | { readonly sort: string })[];
  readonly criteria: readonly StartCriterion[];
}

/** The fields of a rubric that begins with these texts, in one language. */
export function fieldsOf(start: StartText, locale: Locale, id: () => string): Fields {
  const levels = start.levels.map((name): Row => ({ id: id(), fields: { name: lineOf(name[locale]) } }));
  const categories = start.categories.map(
    (one): Row => ({ id: id(), fields: 'sort' in one ? { sort: one.sort } : { name: lineOf(one[locale]) } }),
  );
  const descriptors: Record<string, Record<string, Value>> = {};
  const criteria = start.criteria.map((one): Row => {
    const row = id();
    if (one.descriptors) {
      descriptors[row] = Object.fromEntries(
        one.descriptors.flatMap((text, i) => (levels[i] ? [[levels[i].id, lineOf(text[locale])]] : [])),
      );
    }
    return {
      id: row,
      fields: {
        name: lineOf(one.name[locale]),
        category: categories[one.category]?.id ?? '',
        ...(one.description ? { description: lineOf(one.description[locale]) } : {}),
        ...(one.points === undefined ? {} : { points: one.points }),
        ...(one.atLeast === undefined ? {} : { mustHave: true, atLeast: one.atLeast }),
      },
    };
  });
  return {
    title: lineOf(start.title[locale]),
    purpose: richOf(start.purpose[locale]),
    levels,
    ...(start.lowest === undefined ? {} : { lowest: start.lowest }),
    categories,
    criteria,
    ...(Object.keys(descriptors).length > 0 ? { descriptors: { cells: descriptors } } : {}),
  };
}
