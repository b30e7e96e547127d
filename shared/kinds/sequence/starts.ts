import type { Fields, Row } from '../../content/fields.ts';
import { lineOf, richOf } from '../../content/text.ts';
import type { Locale } from '../../model.ts';
import type { Start, Surroundings } from '../kind.ts';
import { standardRow } from './cite.ts';
import type { Level } from './fields.ts';
import { seed } from './seed.ts';
import { type Said, pathwayStandards, pathwayUnits, pathwayWords } from './pathway.ts';

/** Computational thinking from kindergarten to grade 5: four units a year, each building on an earlier one. */
function pathway(surroundings: Surroundings, id: () => string, locale: Locale): Fields {
  const say = (said: Said) => said[locale];
  const standards = new Map(pathwayStandards.map((one) => [one.code, { ...one, id: id() }]));
  const ids = pathwayUnits.map(() => id());
  const units = pathwayUnits.map((unit, index): Row => {
    const after = unit.after === undefined ? undefined : ids[unit.after];
    return {
      id: ids[index] ?? id(),
      fields: {
        title: lineOf(say(unit.title)),
        grade: unit.grade,
        week: unit.week,
        weeks: unit.weeks,
        questions: richOf(say(unit.question)),
        assessment: richOf(say(unit.shows)),
        standards: Object.entries(unit.teaches).flatMap(([code, level]: [string, Level]) => {
          const standard = standards.get(code);
          return standard
            ? [{ id: id(), fields: { standard: standard.id, emphasis: 'priority', level } }]
            : [];
        }),
        ...(after === undefined ? {} : { prerequisites: [{ id: id(), fields: { unit: after } }] }),
      },
    };
  });
  return {
    ...seed(surroundings, id),
    title: lineOf(say(pathwayWords.title)),
    about: richOf(say(pathwayWords.about)),
    standards: [...standards.values()].map((one) =>
      standardRow(one.id, {
        identifier: '',
        code: one.code,
        statement: say(one.statement),
        framework: say(pathwayWords.framework),
        version: '1',
      }),
    ),
    units,
  };
}

export const starts: readonly Start[] = [{ name: 'pathway', seed: pathway }];
