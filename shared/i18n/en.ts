import base from './base.en.ts';
import document from './document.en.ts';
import compare from './compare.en.ts';
import family from './family.en.ts';
import letters from './letters.en.ts';
import memo from './memo.en.ts';
import rubric from './rubric.en.ts';
import rubricCsv from './rubricCsv.en.ts';
import rubricScore from './rubricScore.en.ts';
import sequence from './sequence.en.ts';
import standards from './standards.en.ts';

/** Everything there is to say: for the server. */
export const en: Readonly<Record<string, string>> = {
  ...base,
  ...document,
  ...compare,
  ...family,
  ...letters,
  ...memo,
  ...rubric,
  ...rubricCsv,
  ...rubricScore,
  ...sequence,
  ...standards,
};
