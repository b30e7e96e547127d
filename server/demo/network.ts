import type { z } from 'zod';
import type { ArtifactSort } from '../../shared/model.ts';
import type { definitionText } from '../../shared/contract/shapes.ts';

type DefinitionText = z.input<typeof definitionText>;

export const problem = {
  sentence:
    'By the end of the school year, no more than 18% of our K-5 students miss one school day in ten, down from 27%, with English learners no further behind than anyone else.',
  baseline: 27,
  target: 18,
  unit: '%',
};

export interface ExampleDefinition {
  /** Used by the example memos. */
  readonly key: 'absence' | 'onTime' | 'retell' | 'steps';
  /** Oldest first. */
  readonly versions: readonly DefinitionText[];
  /** Who agreed to the newest version. */
  readonly agreed: readonly string[];
}

const absence = (window: string, exclusions: string): DefinitionText => ({
  sort: 'measure',
  name: 'Chronic absence',
  body: {
    numerator: 'Students absent on 10% or more of their enrolled days, excused or not',
    denominator: 'Students enrolled for at least 10 school days of the window',
    eligibility: 'Grades K-5',
    window,
    exclusions,
    unit: '%',
    source: 'Attendance export of the student information system',
  },
});

export const definitions: readonly ExampleDefinition[] = [
  {
    key: 'absence',
    versions: [
      absence('Year to date', 'Days of remote instruction count as present'),
      absence('The 7 weeks of the cycle', 'Snow days, and students who moved away within the window'),
    ],
    agreed: ['Allentown', 'Pottstown'],
  },
  {
    key: 'onTime',
    versions: [
      {
        sort: 'measure',
        name: 'On-time arrival',
        body: {
          numerator: 'Students in the classroom when the day begins',
          denominator: 'Students on the roll that day',
          eligibility: 'Classrooms that changed their first twenty minutes',
          window: 'The last 10 school days',
          exclusions: 'Days on which a bus of the school was late',
          unit: '%',
          source: 'Door count by the teacher',
        },
      },
    ],
    agreed: ['Allentown', 'Quakertown', 'Pottstown'],
  },
  {
    key: 'retell',
    versions: [
      {
        sort: 'skill',
        name: 'Retells a text in English or the home language',
        body: {
          descriptors: [
            { level: 'Beginning', band: 'K-2', text: 'Names who or what the text is about, with pictures' },
            { level: 'Developing', band: 'K-2', text: 'Tells two events in order, in either language' },
            {
              level: 'Secure',
              band: 'K-2',
              text: 'Tells beginning, middle and end; moves between languages',
            },
          ],
          terms: [],
        },
      },
    ],
    agreed: ['Allentown'],
  },
  {
    key: 'steps',
    versions: [
      {
        sort: 'skill',
        name: 'Gives steps that somebody else can follow',
        body: {
          descriptors: [
            { level: 'Beginning', band: 'K-2', text: 'Puts three pictured steps in order' },
            { level: 'Developing', band: '3-5', text: 'Writes steps; a partner finds where they break' },
            { level: 'Secure', band: '3-5', text: 'Repairs the steps and says why the first version failed' },
          ],
          terms: [],
        },
      },
    ],
    agreed: ['Quakertown', 'Allentown'],
  },
];

export interface ExampleArtifact {
  readonly title: string;
  readonly sort: ArtifactSort;
  readonly url: string;
  readonly organisation: string;
}

export const formerArtifacts: readonly ExampleArtifact[] = [
  {
    title: 'Letter on the third absence, in six languages',
    sort: 'letter',
    url: 'https://example.org/two-rivers/third-absence-letter',
    organisation: 'Pottstown',
  },
  {
    title: 'Call script for front offices',
    sort: 'other',
    url: 'https://example.org/two-rivers/call-script',
    organisation: 'Allentown',
  },
];

export const artifacts: readonly ExampleArtifact[] = [
  {
    title: 'Twenty bilingual read-alouds for the first twenty minutes',
    sort: 'lesson',
    url: 'https://example.org/two-rivers/read-alouds',
    organisation: 'Allentown',
  },
  {
    title: 'Morning puzzles without screens, K-2',
    sort: 'lesson',
    url: 'https://example.org/two-rivers/morning-puzzles',
    organisation: 'Quakertown',
  },
  {
    title: 'Door count: how we take it',
    sort: 'dataDictionary',
    url: 'https://example.org/two-rivers/door-count',
    organisation: 'Two Rivers Intermediate Unit',
  },
  {
    title: 'Slides of the second meeting',
    sort: 'slides',
    url: 'https://example.org/two-rivers/second-meeting-slides',
    organisation: 'Pottstown',
  },
];
