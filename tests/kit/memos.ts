import type { Content, Fields, Row } from '../../shared/content/fields.ts';
import { lineOf, richOf } from '../../shared/content/text.ts';
import type { Surroundings } from '../../shared/kinds/kind.ts';

/** Memos made up from a seed: any of their parts, with a text of as many words as are asked for at the end. */

export const madeUp: Surroundings = {
  network: { id: 'net', name: 'Mornings network' },
  organisations: ['Allentown', 'Quakertown', 'Pottstown'].map((name, i) => ({
    id: `org-${i}`,
    name: `${name} School District`,
    initials: name.slice(0, 2),
    type: 'district' as const,
  })),
  cycle: {
    id: 'cycle',
    title: 'Calm starts',
    startsOn: '2026-09-01',
    endsOn: '2026-10-20',
    problem: 'Too many children miss ten days or more.',
    measure: 'absence',
    target: 25,
  },
  references: {
    'org-0': { type: 'organisation', label: 'Allentown School District' },
    'org-1': { type: 'organisation', label: 'Quakertown School District' },
    'org-2': { type: 'organisation', label: 'Pottstown School District' },
    'absence@1': { type: 'definition', label: 'Chronic absence, grades K-2', detail: { n: 1, unit: '%' } },
    letter: {
      type: 'artifact',
      label: 'The letter in two languages',
      detail: {
        url: 'https://example.org/letter',
        cycleId: 'cycle',
        organisationId: 'org-0',
        sort: 'letter',
      },
    },
  },
};

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const vocabulary =
  'children arrive calm mornings because somebody greets them at the door and the puzzle waits unfinished until everybody is there while teachers write down extraordinarily few things about arrival in Quakertown'.split(
    ' ',
  );

function words(count: number, roll: () => number): string {
  const sentence = Array.from(
    { length: count },
    () => vocabulary[Math.floor(roll() * vocabulary.length)] ?? '',
  );
  return sentence.map((word, i) => (i > 0 && i % 14 === 0 ? `${word}.` : word)).join(' ');
}

/** @param tail words in "What we learned", beyond what the seed gives */
export function memoOf(seed: number, tail: number): Content {
  const roll = dice(seed);
  const some = (most: number) => Math.floor(roll() * (most + 1));
  const rows = (count: number, make: (i: number) => Fields): readonly Row[] =>
    Array.from({ length: count }, (_, i) => ({ id: `row${seed}x${i}`.padEnd(12, 'z'), fields: make(i) }));
  const organisation = (i: number) => `org-${i % 3}`;
  const prose = (most: number) =>
    richOf(Array.from({ length: 1 + some(1) }, () => words(8 + some(most), roll)).join('\n'));
  const fields: Fields = {
    title: lineOf(words(4 + some(9), roll)),
    problem: prose(40),
    tried: prose(60),
    evidence: rows(some(5), (i) => ({
      organisation: organisation(i),
      measure: 'absence@1',
      before: { state: 'reported', value: 20 + some(40) },
      now: roll() < 0.2 ? { state: 'suppressed', below: 10 } : { state: 'reported', value: 10 + some(40) },
      n: 100 + some(400),
      to: '2026-10-12',
      source: lineOf(words(1 + some(5), roll)),
      group: lineOf('English learners'),
    })),
    ...(roll() < 0.5 ? { figures: true } : {}),
    ...(roll() < 0.5 ? { evidenceText: prose(20) } : {}),
    decisions: rows(some(3), (i) => ({
      organisation: organisation(i),
      choice: (['scale', 'revise', 'drop', 'notYet'] as const)[some(3)] ?? 'scale',
      reason: lineOf(words(3 + some(12), roll)),
    })),
    ...(roll() < 0.5
      ? { steps: rows(3 + some(3), () => ({ step: lineOf(words(5 + some(6), roll)), minutes: some(30) })) }
      : {}),
    ...(roll() < 0.3 ? { cautions: prose(20) } : {}),
    ...(roll() < 0.5 ? { artifacts: rows(1, () => ({ artifact: 'letter' })) } : {}),
  };
  const told = dice(seed + 1000);
  return {
    kind: 'memo',
    kindVersion: 1,
    fields: { ...fields, learned: richOf(`We learned this. ${words(tail, told)}`) },
  };
}
