import type { Answer, Sent } from '../../../shared/contract/calls.ts';

export type Definition = Answer<'definitions'>['definitions'][number];
export type DefinitionBody = Sent<'addDefinition'>['body'];

export const measureFields = [
  'numerator',
  'denominator',
  'eligibility',
  'window',
  'exclusions',
  'unit',
  'source',
] as const;
export type MeasureField = (typeof measureFields)[number];

export interface Descriptor {
  readonly level: string;
  readonly band: string;
  readonly text: string;
}

/** What the form holds: both sorts at once, so that changing one's mind loses nothing. */
export interface DefinitionDraft {
  readonly sort: 'measure' | 'skill';
  readonly name: string;
  readonly measure: Readonly<Partial<Record<MeasureField, string>>>;
  readonly descriptors: readonly Descriptor[];
  readonly terms: Readonly<Record<string, string>>;
}

const emptyRow: Descriptor = { level: '', band: '', text: '' };
export const emptyDraft: DefinitionDraft = {
  sort: 'measure',
  name: '',
  measure: {},
  descriptors: [emptyRow],
  terms: {},
};

export function measureOf(definition: Definition): DefinitionDraft['measure'] {
  return 'descriptors' in definition.body ? {} : definition.body;
}

export function skillOf(definition: Definition): Pick<DefinitionDraft, 'descriptors' | 'terms'> {
  const { body } = definition;
  if (!('descriptors' in body)) return { descriptors: [], terms: {} };
  return {
    descriptors: body.descriptors,
    terms: Object.fromEntries(body.terms.map((each) => [each.organisationId, each.term])),
  };
}

export function draftOf(definition: Definition): DefinitionDraft {
  return {
    sort: definition.sort,
    name: definition.name,
    measure: definition.sort === 'measure' ? measureOf(definition) : {},
    ...(definition.sort === 'skill' ? skillOf(definition) : { descriptors: [emptyRow], terms: {} }),
  };
}

/** What is sent: nothing empty. */
export function bodyOf(draft: DefinitionDraft): DefinitionBody {
  if (draft.sort === 'measure') {
    const body: Partial<Record<MeasureField, string>> = {};
    for (const field of measureFields) {
      const text = draft.measure[field]?.trim();
      if (text) body[field] = text;
    }
    return { sort: 'measure', name: draft.name, body };
  }
  return {
    sort: 'skill',
    name: draft.name,
    body: {
      descriptors: draft.descriptors.filter((row) => row.level.trim() !== '' || row.text.trim() !== ''),
      terms: Object.entries(draft.terms)
        .filter(([, term]) => term.trim() !== '')
        .map(([organisationId, term]) => ({ organisationId, term })),
    },
  };
}

export function withRow(
  rows: readonly Descriptor[],
  i: number,
  part: Partial<Descriptor>,
): readonly Descriptor[] {
  return rows.map((row, at) => (at === i ? { ...row, ...part } : row));
}

export function withNewRow(rows: readonly Descriptor[]): readonly Descriptor[] {
  return [...rows, emptyRow];
}
