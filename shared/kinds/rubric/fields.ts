import type { Field, ListField, MatrixField } from '../../content/fields.ts';

/** The most levels a scale may have: 0-10 is the finest that raters of one room tell apart. */
export const mostLevels = 11;
/** "Not my area" and "does not apply" are one answer: it leaves the denominator. */
export const notApplicable = 'na';
/** What a cell of scores may hold: a level's value, or that the rater does not judge it. */
export const scoreOptions: readonly string[] = [
  notApplicable,
  ...Array.from({ length: mostLevels }, (_, value) => String(value)),
];

/** The five quality indicators of educational technology, then what a purchase also turns on. */
export const categorySorts = [
  'safe',
  'evidenceBased',
  'inclusive',
  'usable',
  'interoperable',
  'curriculum',
  'cost',
  'support',
  'viability',
] as const;

export const priceSorts = ['licence', 'setUp', 'training', 'integration', 'other'] as const;
export const pricePeriods = ['studentYear', 'year', 'once'] as const;
export const privacyAgreements = ['signed', 'offered', 'none'] as const;
export const signOns = ['yes', 'planned', 'no'] as const;
export const rosterings = ['both', 'oneRoster', 'lti', 'none'] as const;
export const evidenceTiers = ['tier1', 'tier2', 'tier3', 'tier4', 'none'] as const;
export const renewals = ['yes', 'no', 'undecided'] as const;
/** Absent: weights and criteria are still being written. */
export const scoringStates = ['open', 'revealed'] as const;
export const raterStates = ['finished', 'unfinished', 'late', 'absent', 'withdrawn'] as const;
export const scoringEvents = [
  'opened',
  'reopened',
  'revealed',
  'late',
  'changed',
  'absent',
  'withdrawn',
] as const;

export const criteria: ListField = {
  name: 'criteria',
  type: 'list',
  row: [
    { name: 'name', type: 'line' },
    { name: 'description', type: 'line' },
    { name: 'category', type: 'reference', to: 'row' },
    { name: 'points', type: 'number', min: 0, max: 1000 },
    { name: 'mustHave', type: 'tick' },
    /** The lowest score that passes a must-have; absent: the middle of the scale, rounded up. */
    { name: 'atLeast', type: 'number', min: 0, max: mostLevels - 1, integer: true },
  ],
};

const vendors: ListField = {
  name: 'vendors',
  type: 'list',
  row: [
    { name: 'name', type: 'line' },
    { name: 'product', type: 'line' },
    {
      name: 'prices',
      type: 'list',
      row: [
        { name: 'sort', type: 'choice', options: priceSorts },
        /** US dollars. */
        { name: 'amount', type: 'number', min: 0 },
        { name: 'per', type: 'choice', options: pricePeriods },
        { name: 'note', type: 'line' },
      ],
    },
    { name: 'privacy', type: 'choice', options: privacyAgreements },
    { name: 'accessibilityReport', type: 'date' },
    { name: 'signOn', type: 'choice', options: signOns },
    { name: 'rostering', type: 'choice', options: rosterings },
    { name: 'evidenceTier', type: 'choice', options: evidenceTiers },
  ],
};

/** Districts that weigh the criteria in their own way, or buy for their own number of students. */
const districts: ListField = {
  name: 'districts',
  type: 'list',
  optional: true,
  row: [
    { name: 'organisation', type: 'reference', to: 'organisation' },
    { name: 'students', type: 'number', min: 0, integer: true },
  ],
};

const byVendor = { rows: 'vendors', columns: 'criteria' } as const;

/** Cells of every criterion of every vendor. */
function perScore(name: string, cell: MatrixField['cell']): MatrixField {
  return { name, type: 'matrix', ...byVendor, cell };
}

/**
 * What raters gave, one row a rater, from the reveal on: copied here out of their sealed parts. An absent rater
 * stands here without scores.
 */
const ratings: ListField = {
  name: 'ratings',
  type: 'list',
  row: [
    { name: 'name', type: 'line' },
    { name: 'organisation', type: 'reference', to: 'organisation' },
    { name: 'person', type: 'reference', to: 'person' },
    { name: 'state', type: 'choice', options: raterStates },
    perScore('scores', { name: 'score', type: 'choice', options: scoreOptions }),
    /** The score that was revealed, where the rater gave another one afterwards. */
    perScore('revealed', { name: 'score', type: 'choice', options: scoreOptions }),
    /** Given before the weights were reopened and not looked at since. */
    perScore('beforeReopening', { name: 'mark', type: 'tick' }),
    perScore('notes', { name: 'note', type: 'line' }),
    perScore('links', { name: 'link', type: 'line' }),
    {
      name: 'conflicts',
      type: 'list',
      /** The row's id is the vendor's. */
      row: [
        { name: 'conflict', type: 'tick' },
        { name: 'reason', type: 'line' },
      ],
    },
  ],
};

const events: ListField = {
  name: 'events',
  type: 'list',
  optional: true,
  row: [
    { name: 'event', type: 'choice', options: scoringEvents },
    { name: 'date', type: 'date' },
    { name: 'who', type: 'line' },
    { name: 'reason', type: 'line' },
  ],
};

/** What a district knows after buying, dated. */
const afterBuying: ListField = {
  name: 'afterBuying',
  type: 'list',
  optional: true,
  row: [
    { name: 'organisation', type: 'reference', to: 'organisation' },
    { name: 'vendor', type: 'reference', to: 'row' },
    { name: 'date', type: 'date' },
    /** US dollars a year. */
    { name: 'pricePaid', type: 'number', min: 0 },
    { name: 'use', type: 'line' },
    { name: 'renewed', type: 'choice', options: renewals },
    { name: 'notShown', type: 'line' },
  ],
};

/** The order is that of the page. A rubric without vendors is a skills rubric. */
export const rubricFields: readonly Field[] = [
  { name: 'title', type: 'line' },
  { name: 'purpose', type: 'rich' },
  /** The scale, lowest level first: a level's value is its position from `lowest` on. */
  { name: 'levels', type: 'list', row: [{ name: 'name', type: 'line' }] },
  /** 0 or 1; absent: 0. */
  { name: 'lowest', type: 'number', min: 0, max: 1, integer: true },
  /** A category is one that every rubric knows, by `sort`, or one of its own, by name. */
  {
    name: 'categories',
    type: 'list',
    row: [
      { name: 'name', type: 'line' },
      { name: 'sort', type: 'choice', options: categorySorts },
    ],
  },
  criteria,
  {
    name: 'descriptors',
    type: 'matrix',
    rows: 'criteria',
    columns: 'levels',
    cell: { name: 'descriptor', type: 'line' },
  },
  vendors,
  { name: 'students', type: 'number', min: 0, integer: true, optional: true },
  districts,
  {
    name: 'weights',
    type: 'matrix',
    rows: 'criteria',
    columns: 'districts',
    cell: { name: 'points', type: 'number', min: 0, max: 1000 },
  },
  { name: 'scoring', type: 'choice', options: scoringStates, optional: true },
  ratings,
  perScore('consensus', { name: 'score', type: 'choice', options: scoreOptions }),
  perScore('consensusReasons', { name: 'reason', type: 'line' }),
  events,
  { name: 'recommendation', type: 'rich', optional: true },
  afterBuying,
];
