import type { Locale } from '../model.ts';
import type { Catalogue } from './index.ts';

type Loaders = Readonly<Record<Locale, () => Promise<{ readonly default: Catalogue }>>>;

/** The parts that the catalogue is loaded in: nobody waits for words of pages that are not open. */
const areas = {
  base: { en: () => import('./base.en.ts'), es: () => import('./base.es.ts') },
  document: { en: () => import('./document.en.ts'), es: () => import('./document.es.ts') },
  family: { en: () => import('./family.en.ts'), es: () => import('./family.es.ts') },
  standards: { en: () => import('./standards.en.ts'), es: () => import('./standards.es.ts') },
  letters: { en: () => import('./letters.en.ts'), es: () => import('./letters.es.ts') },
  compare: { en: () => import('./compare.en.ts'), es: () => import('./compare.es.ts') },
  memo: { en: () => import('./memo.en.ts'), es: () => import('./memo.es.ts') },
  rubric: { en: () => import('./rubric.en.ts'), es: () => import('./rubric.es.ts') },
  rubricCsv: { en: () => import('./rubricCsv.en.ts'), es: () => import('./rubricCsv.es.ts') },
  rubricScore: { en: () => import('./rubricScore.en.ts'), es: () => import('./rubricScore.es.ts') },
  sequence: { en: () => import('./sequence.en.ts'), es: () => import('./sequence.es.ts') },
} as const satisfies Readonly<Record<string, Loaders>>;

export type Area = keyof typeof areas;

/** The area of a kind's own words, where it has any. */
export function areaOf(kind: string | undefined): Area | undefined {
  return kind !== undefined && Object.hasOwn(areas, kind) ? (kind as Area) : undefined;
}

export async function loadArea(area: Area, locale: Locale): Promise<Catalogue> {
  return (await areas[area][locale]()).default;
}
