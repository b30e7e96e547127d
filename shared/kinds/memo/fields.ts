import type { Field, ListField } from '../../content/fields.ts';

export const decisionChoices = ['scale', 'revise', 'drop', 'notYet'] as const;
export type DecisionChoice = (typeof decisionChoices)[number];

export const sourceTypes = ['count', 'assessment', 'observation', 'survey'] as const;
export const predictionOutcomes = ['yes', 'partly', 'no'] as const;
export const needSorts = ['staffHours', 'cost', 'materials', 'other'] as const;

/** One measure of one district, before and now. `measure` holds `definitionId@n`: a version of a definition. */
export const evidence: ListField = {
  name: 'evidence',
  type: 'list',
  row: [
    { name: 'organisation', type: 'reference', to: 'organisation' },
    { name: 'measure', type: 'reference', to: 'definition' },
    { name: 'before', type: 'measured' },
    { name: 'now', type: 'measured' },
    { name: 'group', type: 'line' },
    { name: 'n', type: 'number', min: 0, integer: true },
    { name: 'from', type: 'date' },
    { name: 'to', type: 'date' },
    { name: 'source', type: 'line' },
    { name: 'sourceType', type: 'choice', options: sourceTypes },
    { name: 'predicted', type: 'measured' },
    // The day it was last changed, set with it: a prediction counts from then.
    { name: 'predictedOn', type: 'date' },
    { name: 'asPredicted', type: 'choice', options: predictionOutcomes },
  ],
};

export const decisions: ListField = {
  name: 'decisions',
  type: 'list',
  row: [
    { name: 'organisation', type: 'reference', to: 'organisation' },
    { name: 'choice', type: 'choice', options: decisionChoices },
    { name: 'decideBy', type: 'date' },
    { name: 'reason', type: 'line' },
    { name: 'owner', type: 'line' },
    { name: 'date', type: 'date' },
  ],
};

const causes: ListField = {
  name: 'causes',
  type: 'list',
  optional: true,
  row: [
    { name: 'cause', type: 'line' },
    { name: 'support', type: 'line' },
  ],
};

/** What else happened where the numbers come from: a storm, a closure, a new policy. */
const events: ListField = {
  name: 'events',
  type: 'list',
  optional: true,
  row: [
    { name: 'organisation', type: 'reference', to: 'organisation' },
    { name: 'on', type: 'date' },
    { name: 'what', type: 'line' },
  ],
};

const steps: ListField = {
  name: 'steps',
  type: 'list',
  optional: true,
  row: [
    { name: 'step', type: 'line' },
    { name: 'who', type: 'line' },
    { name: 'when', type: 'line' },
    { name: 'minutes', type: 'number', min: 0, integer: true },
    { name: 'materials', type: 'line' },
  ],
};

const needs: ListField = {
  name: 'needs',
  type: 'list',
  optional: true,
  row: [
    { name: 'sort', type: 'choice', options: needSorts },
    { name: 'amount', type: 'line' },
  ],
};

const artifacts: ListField = {
  name: 'artifacts',
  type: 'list',
  optional: true,
  row: [
    { name: 'artifact', type: 'reference', to: 'artifact' },
    { name: 'note', type: 'line' },
  ],
};

/** The order is that of the page: five open sections, then what is offered as "Add …" lines. */
export const memoFields: readonly Field[] = [
  { name: 'title', type: 'line' },
  { name: 'problem', type: 'rich' },
  { name: 'tried', type: 'rich' },
  evidence,
  // Small charts beside the table, on the page as on screen.
  { name: 'figures', type: 'tick', optional: true },
  events,
  { name: 'evidenceText', type: 'rich' },
  { name: 'learned', type: 'rich' },
  decisions,
  causes,
  { name: 'prediction', type: 'rich', optional: true },
  { name: 'predictionOn', type: 'date', optional: true },
  steps,
  needs,
  { name: 'cautions', type: 'rich', optional: true },
  { name: 'help', type: 'rich', optional: true },
  artifacts,
];
