import type { Field, ListField } from '../../content/fields.ts';

export const channels = ['letter', 'email', 'sms', 'call'] as const;
export type Channel = (typeof channels)[number];

export const mergeFieldTypes = ['text', 'name', 'number', 'date', 'phone'] as const;
export type MergeFieldType = (typeof mergeFieldTypes)[number];

/** The languages of the template, the one it is written in among them. */
export const languages: ListField = {
  name: 'languages',
  type: 'list',
  row: [
    { name: 'tag', type: 'code', of: 'language' },
    /** Region or dialect: whose language it is. */
    { name: 'whose', type: 'line' },
    /** Who of that community reads it. */
    { name: 'reviewer', type: 'line' },
    /** Wording that was decided, and why; travels with forks. */
    { name: 'wording', type: 'rich' },
  ],
};

/** What differs from family to family: `{{student_first_name}}`. */
export const mergeFields: ListField = {
  name: 'mergeFields',
  type: 'list',
  row: [
    { name: 'name', type: 'code', of: 'mergeField' },
    { name: 'type', type: 'choice', options: mergeFieldTypes },
    { name: 'sample', type: 'line' },
  ],
};

/** What differs from district to district, and a fork is expected to fill. */
export const slots: ListField = {
  name: 'slots',
  type: 'list',
  row: [
    { name: 'label', type: 'line' },
    /** By language; where a language has none, that of the source. */
    { name: 'value', type: 'variants', of: 'line' },
  ],
};

/** The order is that of the page. */
export const familyFields: readonly Field[] = [
  { name: 'title', type: 'line' },
  { name: 'purpose', type: 'line' },
  /** When it is sent: "3 absences". */
  { name: 'trigger', type: 'line' },
  { name: 'audience', type: 'line' },
  { name: 'channel', type: 'choice', options: channels },
  { name: 'tone', type: 'line' },
  /** The tag of the language that the text is written in. */
  { name: 'source', type: 'code', of: 'language' },
  languages,
  { name: 'body', type: 'variants', of: 'rich', source: 'source' },
  /** What the law wants said, word for word. */
  { name: 'legal', type: 'variants', of: 'rich', source: 'source' },
  { name: 'citation', type: 'line' },
  slots,
  mergeFields,
];

/** The texts that are translated unit by unit. */
export const translated = ['body', 'legal'] as const;
export type Translated = (typeof translated)[number];
