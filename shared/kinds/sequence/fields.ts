import type { Field, ListField } from '../../content/fields.ts';

export const grades = ['PK', 'K', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const;
export type Grade = (typeof grades)[number];

export const emphases = ['priority', 'supporting'] as const;
export type Emphasis = (typeof emphases)[number];
export const levels = ['introduced', 'reinforced', 'mastered'] as const;
export type Level = (typeof levels)[number];

export const unitTexts = [
  'questions',
  'skills',
  'assessment',
  'resources',
  'vocabulary',
  'languageSupport',
  'disabilitySupport',
  'why',
  'local',
] as const;

/**
 * A unit stands in teaching weeks, not on dates: week 12 is the twelfth week with school in it on every calendar.
 * `day` is the day of that week it begins on, from 1. Its length is `weeks` and `days` together.
 */
export const units: ListField = {
  name: 'units',
  type: 'list',
  row: [
    { name: 'title', type: 'line' },
    { name: 'grade', type: 'choice', options: grades },
    { name: 'course', type: 'line' },
    { name: 'week', type: 'number', min: 1, max: 60, integer: true },
    { name: 'day', type: 'number', min: 1, max: 7, integer: true },
    { name: 'weeks', type: 'number', min: 0, max: 60, integer: true },
    { name: 'days', type: 'number', min: 0, max: 300, integer: true },
    {
      name: 'standards',
      type: 'list',
      row: [
        { name: 'standard', type: 'reference', to: 'row' },
        { name: 'emphasis', type: 'choice', options: emphases },
        { name: 'level', type: 'choice', options: levels },
      ],
    },
    {
      name: 'prerequisites',
      type: 'list',
      row: [{ name: 'unit', type: 'reference', to: 'row' }],
    },
    ...unitTexts.map((name) => ({ name, type: 'rich' as const, optional: true })),
  ],
};

/**
 * The standards this sequence is to cover, as they were cited: a later edition of the framework changes nothing here.
 * Units point to these rows, so that a standard no unit covers can be told, and so that its words stand once.
 */
export const standards: ListField = {
  name: 'standards',
  type: 'list',
  row: [
    // What its framework calls it: a GUID or a web address. Empty for one that was typed by hand.
    { name: 'identifier', type: 'reference', to: 'document' },
    { name: 'code', type: 'line' },
    { name: 'statement', type: 'line' },
    { name: 'framework', type: 'line' },
    { name: 'version', type: 'line' },
  ],
};

const span: readonly Field[] = [
  { name: 'name', type: 'line' },
  { name: 'from', type: 'date' },
  // Empty where it is one day.
  { name: 'to', type: 'date' },
];

/** The school days of an organisation: `daysPerWeek` days from Monday on, without its breaks. */
export const calendars: ListField = {
  name: 'calendars',
  type: 'list',
  row: [
    { name: 'organisation', type: 'reference', to: 'organisation' },
    { name: 'name', type: 'line' },
    { name: 'firstDay', type: 'date' },
    { name: 'lastDay', type: 'date' },
    { name: 'daysPerWeek', type: 'number', min: 1, max: 7, integer: true },
    { name: 'breaks', type: 'list', row: span },
    { name: 'terms', type: 'list', row: span },
  ],
};

export const sequenceFields: readonly Field[] = [
  { name: 'title', type: 'line' },
  { name: 'about', type: 'rich', optional: true },
  // The year that the units are planned in: teaching weeks, and days of school in each.
  { name: 'yearWeeks', type: 'number', min: 1, max: 60, integer: true },
  { name: 'daysPerWeek', type: 'number', min: 1, max: 7, integer: true },
  units,
  standards,
  calendars,
];
