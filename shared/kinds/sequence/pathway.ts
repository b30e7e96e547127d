import type { Locale } from '../../model.ts';
import type { Grade, Level } from './fields.ts';
import en from './pathway.en.ts';
import es from './pathway.es.ts';

/** The pathway in one language. */
export interface PathwayWords<Code extends string = string, Name extends string = string> {
  readonly title: string;
  readonly about: string;
  readonly framework: string;
  readonly standards: Readonly<Record<Code, string>>;
  /** What the unit is called, what it asks, and how students show that they can. */
  readonly units: Readonly<Record<Name, readonly [title: string, question: string, shows: string]>>;
}

type PathwayCode = keyof typeof en.standards;
export type PathwayName = keyof typeof en.units;

export const pathwayWords: Readonly<Record<Locale, PathwayWords<PathwayCode, PathwayName>>> = { en, es };

interface PathwayUnit {
  readonly grade: Grade;
  readonly week: number;
  readonly weeks: number;
  readonly teaches: Readonly<Partial<Record<PathwayCode, Level>>>;
  /** The unit it builds on. */
  readonly after?: PathwayName;
}

export const pathwayUnits: Readonly<Record<PathwayName, PathwayUnit>> = {
  order: { grade: 'K', week: 3, weeks: 3, teaches: { 'CT.2': 'introduced' } },
  patterns: { grade: 'K', week: 10, weeks: 3, teaches: { 'CT.3': 'introduced' }, after: 'order' },
  parts: { grade: 'K', week: 19, weeks: 3, teaches: { 'CT.1': 'introduced' } },
  retry: {
    grade: 'K',
    week: 28,
    weeks: 3,
    teaches: { 'CT.5': 'introduced', 'CT.2': 'reinforced' },
    after: 'order',
  },
  arrows: { grade: '1', week: 3, weeks: 3, teaches: { 'CT.2': 'reinforced' }, after: 'order' },
  symbols: { grade: '1', week: 11, weeks: 3, teaches: { 'CT.6': 'introduced' } },
  loops: { grade: '1', week: 20, weeks: 3, teaches: { 'CT.3': 'reinforced' }, after: 'patterns' },
  mendMap: {
    grade: '1',
    week: 28,
    weeks: 4,
    teaches: { 'CT.5': 'reinforced', 'CT.8': 'introduced' },
    after: 'retry',
  },
  event: { grade: '2', week: 3, weeks: 4, teaches: { 'CT.1': 'reinforced' }, after: 'parts' },
  rules: { grade: '2', week: 12, weeks: 3, teaches: { 'CT.7': 'introduced' } },
  messages: { grade: '2', week: 20, weeks: 3, teaches: { 'CT.6': 'reinforced' }, after: 'symbols' },
  animation: {
    grade: '2',
    week: 28,
    weeks: 4,
    teaches: { 'CT.2': 'mastered', 'CT.3': 'reinforced' },
    after: 'loops',
  },
  abstraction: { grade: '3', week: 3, weeks: 4, teaches: { 'CT.4': 'introduced' } },
  sorting: { grade: '3', week: 12, weeks: 3, teaches: { 'CT.7': 'reinforced' }, after: 'rules' },
  binary: { grade: '3', week: 20, weeks: 3, teaches: { 'CT.6': 'reinforced' }, after: 'messages' },
  bugHunt: {
    grade: '3',
    week: 28,
    weeks: 4,
    teaches: { 'CT.5': 'reinforced', 'CT.8': 'reinforced' },
    after: 'mendMap',
  },
  gameDesign: {
    grade: '4',
    week: 3,
    weeks: 4,
    teaches: { 'CT.1': 'reinforced', 'CT.4': 'reinforced' },
    after: 'event',
  },
  naming: { grade: '4', week: 12, weeks: 4, teaches: { 'CT.3': 'mastered' }, after: 'animation' },
  pictures: { grade: '4', week: 20, weeks: 3, teaches: { 'CT.6': 'mastered' }, after: 'binary' },
  gameRules: { grade: '4', week: 28, weeks: 4, teaches: { 'CT.7': 'mastered' }, after: 'sorting' },
  models: { grade: '5', week: 3, weeks: 4, teaches: { 'CT.4': 'mastered' }, after: 'gameDesign' },
  userTests: { grade: '5', week: 12, weeks: 4, teaches: { 'CT.5': 'mastered' }, after: 'bugHunt' },
  teamwork: { grade: '5', week: 20, weeks: 3, teaches: { 'CT.1': 'mastered' }, after: 'gameDesign' },
  schoolNeed: { grade: '5', week: 28, weeks: 5, teaches: { 'CT.8': 'mastered' }, after: 'userTests' },
};
