import type { Measured } from '../../shared/content/fields.ts';
import type { Light } from '../../shared/content/text.ts';
import type { DecisionChoice } from '../../shared/kinds/memo/fields.ts';

/** A memo as it is written down here; days count from the first day of its cycle. */
export interface ExampleMemo {
  readonly title: string;
  readonly prose: readonly { readonly field: string; readonly by: string; readonly text: readonly Light[] }[];
  readonly evidence: readonly ExampleEvidence[];
  readonly decisions: readonly ExampleDecision[];
  readonly lists: readonly {
    readonly field: 'causes' | 'steps' | 'needs';
    readonly by: string;
    readonly rows: readonly Readonly<Record<string, string | number>>[];
  }[];
  /** Titles of artifacts. */
  readonly artifacts: readonly { readonly title: string; readonly note: string }[];
}
export interface ExampleEvidence {
  readonly by: string;
  readonly organisation: string;
  readonly measure: 'absence@1' | 'absence@2' | 'onTime@1';
  readonly before: Measured;
  readonly now: Measured;
  readonly group: string;
  readonly n?: number;
  readonly from: number;
  readonly to: number;
  readonly source: string;
  readonly sourceType: 'count' | 'survey';
  readonly predicted?: number;
  readonly asPredicted?: 'yes' | 'partly' | 'no';
}
export interface ExampleDecision {
  readonly by: string;
  readonly organisation: string;
  readonly choice?: DecisionChoice;
  /** Days after the first day of the cycle. */
  readonly decideBy?: number;
  readonly reason: string;
  readonly owner: string;
  readonly date?: number;
}

const reported = (value: number): Measured => ({ state: 'reported', value });
const suppressed: Measured = { state: 'suppressed', below: 10 };
const notReported: Measured = { state: 'notReported' };

/** In progress: two decisions made, one open, one number without its n. */
export const current: ExampleMemo = {
  title: 'A first twenty minutes worth arriving for',
  prose: [
    {
      field: 'problem',
      by: 'maria',
      text: [
        'In all three districts the youngest children miss the most days, and most of those days are lost one morning at a time. Families told us the same thing in four languages: the day begins with waiting, so being late costs nothing.',
      ],
    },
    {
      field: 'tried',
      by: 'ben',
      text: [
        'For seven weeks the first twenty minutes belonged to something that children do not want to miss, and the door was counted when it began.',
        {
          bullets: [
            'Allentown: a read-aloud in two languages, the second one read by a parent or an older student.',
            'Quakertown: a puzzle without screens. Pairs write steps, the next table follows them to the letter.',
            'Pottstown: a greeting at the door by name, and a call the same morning when a child is missing.',
          ],
        },
      ],
    },
    {
      field: 'evidenceText',
      by: 'priya',
      text: [
        'Quakertown still counts chronic absence over the year to date, so its rate cannot be set beside the others. A norovirus week early in the cycle is in all of the numbers.',
      ],
    },
    {
      field: 'learned',
      by: 'aisha',
      text: [
        'Children came on time for something they would otherwise have to miss in front of friends, and the call home mattered less than we thought. Arrival moved within two weeks everywhere; absence moved only where the same adult stood at the door each day.',
        'What surprised us: in Allentown the second language drew in families who had never been inside the school. What did not work: puzzles longer than one morning. Whoever was absent on Monday had no reason to come on Tuesday.',
      ],
    },
    {
      field: 'prediction',
      by: 'ruth',
      text: ['On-time arrival rises by 10 points in four weeks; chronic absence falls by 3 points in seven.'],
    },
    {
      field: 'cautions',
      by: 'dana',
      text: [
        'Do not start in the week of a bus change. Twenty minutes taken from mathematics have to be given back elsewhere.',
      ],
    },
    {
      field: 'notes',
      by: 'ruth',
      text: [
        'Agenda for Thursday: read the evidence aloud, Pottstown decides, then we publish.',
        {
          tasks: [
            'Leo asks for the n of the second school',
            { text: 'Maria checks the letter with the parent council', done: true },
          ],
        },
      ],
    },
  ],
  evidence: [
    {
      by: 'priya',
      organisation: 'Allentown',
      measure: 'absence@2',
      before: reported(31.4),
      now: reported(27.9),
      group: 'English learners, grades K-2',
      n: 412,
      from: 0,
      to: 35,
      source: 'Attendance export, 4 schools',
      sourceType: 'count',
      predicted: 28,
      asPredicted: 'yes',
    },
    {
      by: 'priya',
      organisation: 'Allentown',
      measure: 'onTime@1',
      before: reported(71),
      now: reported(84),
      group: 'All students',
      n: 655,
      from: 2,
      to: 35,
      source: 'Door count, 29 classrooms',
      sourceType: 'count',
      predicted: 81,
      asPredicted: 'yes',
    },
    {
      by: 'ben',
      organisation: 'Quakertown',
      measure: 'onTime@1',
      before: reported(82),
      now: reported(86),
      group: 'All students',
      from: 2,
      to: 36,
      source: 'Door count, 11 classrooms',
      sourceType: 'count',
      predicted: 92,
      asPredicted: 'partly',
    },
    {
      by: 'leo',
      organisation: 'Quakertown',
      measure: 'absence@1',
      before: reported(14.2),
      now: reported(13.8),
      group: 'Grades K-2',
      n: 640,
      from: 0,
      to: 35,
      source: 'Attendance export, 3 schools',
      sourceType: 'count',
    },
    {
      by: 'aisha',
      organisation: 'Pottstown',
      measure: 'absence@2',
      before: reported(29),
      now: reported(24.5),
      group: 'All students',
      n: 388,
      from: 0,
      to: 36,
      source: 'Weekly count, 2 schools',
      sourceType: 'count',
      predicted: 26,
      asPredicted: 'yes',
    },
    {
      by: 'aisha',
      organisation: 'Pottstown',
      measure: 'absence@2',
      before: suppressed,
      now: suppressed,
      group: 'Students in foster care',
      from: 0,
      to: 36,
      source: 'Weekly count, 2 schools',
      sourceType: 'count',
    },
    {
      by: 'walt',
      organisation: 'Pottstown',
      measure: 'onTime@1',
      before: notReported,
      now: reported(88),
      group: 'All students',
      n: 388,
      from: 0,
      to: 36,
      source: 'Door count, 17 classrooms',
      sourceType: 'count',
    },
  ],
  decisions: [
    {
      by: 'maria',
      organisation: 'Allentown',
      choice: 'scale',
      reason: 'All 15 elementary schools from next term; families lead the second language.',
      owner: 'Tomás Rivera',
      date: 37,
    },
    {
      by: 'leo',
      organisation: 'Quakertown',
      choice: 'revise',
      reason: 'One puzzle, one morning; and we move to the shared definition of absence.',
      owner: 'Leo Fenstermacher',
      date: 37,
    },
    {
      by: 'walt',
      organisation: 'Pottstown',
      reason: 'The greeting works where one adult keeps the door; we cannot staff that everywhere yet.',
      owner: 'Walt Brennan',
    },
  ],
  lists: [
    {
      field: 'steps',
      by: 'grace',
      rows: [
        { step: 'Choose what begins the day, and who stands at the door', who: 'Grade team', minutes: 30 },
        {
          step: 'Tell families what their children would miss, in their language',
          who: 'Front office',
          when: 'Week before',
          materials: 'Letter and call script',
        },
        {
          step: 'Begin on the bell, count the door',
          who: 'Teacher',
          when: 'Daily',
          minutes: 20,
          materials: 'Door count sheet',
        },
        {
          step: 'Look at the count together and change one thing',
          who: 'Grade team',
          when: 'Fridays',
          minutes: 15,
        },
      ],
    },
    {
      field: 'needs',
      by: 'grace',
      rows: [
        { sort: 'staffHours', amount: '1 hour a week per grade team' },
        { sort: 'cost', amount: '$140 per classroom for books in two languages' },
      ],
    },
    {
      field: 'causes',
      by: 'samuel',
      rows: [
        {
          cause: 'The day began with waiting',
          support: '41 of 60 families in our interviews said so unprompted',
        },
      ],
    },
  ],
  artifacts: [
    {
      title: 'Twenty bilingual read-alouds for the first twenty minutes',
      note: 'Spanish, Arabic and Haitian Creole',
    },
    { title: 'Door count: how we take it', note: '' },
  ],
};

/** Finished, published, and corrected once. */
export const former: ExampleMemo = {
  title: 'A letter on the third absence, in the family’s language',
  prose: [
    {
      field: 'problem',
      by: 'ruth',
      text: [
        'Our letters came after ten absences, in English, and began with the law. Fewer than one family in five answered.',
      ],
    },
    {
      field: 'tried',
      by: 'walt',
      text: [
        'A letter after the third absence: half a page, in the language that the family had named, signed by the teacher, with one question and a number to text. Offices called where no answer came within three days.',
      ],
    },
    {
      field: 'evidenceText',
      by: 'aisha',
      text: ['Answers were counted by hand. Pottstown did not count before the change.'],
    },
    {
      field: 'learned',
      by: 'maria',
      text: [
        'A short letter with one question, in the family’s own language, is answered by half of the families; the same letter in English by a quarter. The question mattered more than the tone.',
        'What did not work: translating the old letter. It was still a page of law.',
      ],
    },
    { field: 'cautions', by: 'aisha', text: ['Have each language read by a parent before it goes out.'] },
  ],
  evidence: [
    {
      by: 'priya',
      organisation: 'Allentown',
      measure: 'absence@1',
      before: reported(33),
      now: reported(31.4),
      group: 'English learners, grades K-5',
      n: 1342,
      from: 0,
      to: 45,
      source: 'Attendance export, 6 schools',
      sourceType: 'count',
      predicted: 30,
      asPredicted: 'partly',
    },
    {
      by: 'leo',
      organisation: 'Quakertown',
      measure: 'absence@1',
      before: reported(15.1),
      now: reported(14.2),
      group: 'All students',
      n: 1820,
      from: 0,
      to: 45,
      source: 'Attendance export, 5 schools',
      sourceType: 'count',
    },
    {
      by: 'aisha',
      organisation: 'Pottstown',
      measure: 'absence@1',
      before: notReported,
      now: reported(29),
      group: 'All students',
      n: 402,
      from: 0,
      to: 45,
      source: 'Weekly count, 2 schools',
      sourceType: 'count',
    },
  ],
  decisions: [
    {
      by: 'maria',
      organisation: 'Allentown',
      choice: 'scale',
      reason: 'All schools use the short letter; offices keep the script.',
      owner: 'Priya Raman',
      date: 47,
    },
    {
      by: 'dana',
      organisation: 'Quakertown',
      choice: 'drop',
      reason: 'Too few families are reached by letter here; we will look at the morning instead.',
      owner: 'Dana Moyer',
      date: 47,
    },
    {
      by: 'walt',
      organisation: 'Pottstown',
      choice: 'scale',
      reason: 'Half a page, four languages, and the phone number stays the same all year.',
      owner: 'Walt Brennan',
      date: 47,
    },
  ],
  lists: [
    {
      field: 'steps',
      by: 'walt',
      rows: [
        {
          step: 'Ask each family once which language they want',
          who: 'Front office',
          when: 'At enrollment',
          minutes: 2,
        },
        {
          step: 'Send the letter on the third absence',
          who: 'Teacher',
          when: 'Same day',
          minutes: 5,
          materials: 'Letter in six languages',
        },
        {
          step: 'Call where no answer comes',
          who: 'Front office',
          when: 'After three days',
          minutes: 5,
          materials: 'Call script',
        },
      ],
    },
    {
      field: 'needs',
      by: 'walt',
      rows: [{ sort: 'staffHours', amount: '20 minutes a week per school' }],
    },
  ],
  artifacts: [
    { title: 'Letter on the third absence, in six languages', note: 'Read by parents in each language' },
  ],
};

/** What the correction changed. */
export const correction = {
  reason: 'Allentown counted one school twice: n is 1,243, and the rate falls to 31.1%.',
  n: 1243,
  now: reported(31.1),
};
