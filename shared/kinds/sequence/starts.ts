import type { Fields, Row } from '../../content/fields.ts';
import { lineOf, richOf } from '../../content/text.ts';
import type { Locale } from '../../model.ts';
import type { Start, Surroundings } from '../kind.ts';
import { standardRow } from './cite.ts';
import { type PathwayName, pathwayUnits, pathwayWords } from './pathway.ts';
import { seed } from './seed.ts';

/** Computational thinking from kindergarten to grade 5: four units a year, each building on an earlier one. */
function pathway(surroundings: Surroundings, id: () => string, locale: Locale): Fields {
  const words = pathwayWords[locale];
  const names = Object.keys(pathwayUnits) as PathwayName[];
  const ids = new Map<string, string>([...Object.keys(words.standards), ...names].map((one) => [one, id()]));
  const idOf = (one: string) => ids.get(one) ?? '';
  return {
    ...seed(surroundings, id),
    title: lineOf(words.title),
    about: richOf(words.about),
    standards: Object.entries(words.standards).map(([code, statement]) =>
      standardRow(idOf(code), {
        identifier: '',
        code,
        statement,
        framework: words.framework,
        version: '1',
      }),
    ),
    units: names.map((name): Row => {
      const { grade, week, weeks, teaches, after } = pathwayUnits[name];
      const [title, question, shows] = words.units[name];
      return {
        id: idOf(name),
        fields: {
          title: lineOf(title),
          grade,
          week,
          weeks,
          questions: richOf(question),
          assessment: richOf(shows),
          standards: Object.entries(teaches).map(([code, level]) => ({
            id: id(),
            fields: { standard: idOf(code), emphasis: 'priority', level },
          })),
          ...(after === undefined ? {} : { prerequisites: [{ id: id(), fields: { unit: idOf(after) } }] }),
        },
      };
    }),
  };
}

export const starts: readonly Start[] = [{ name: 'pathway', seed: pathway }];
