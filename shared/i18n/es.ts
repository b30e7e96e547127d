import base from './base.es.ts';
import document from './document.es.ts';
import compare from './compare.es.ts';
import family from './family.es.ts';
import letters from './letters.es.ts';
import memo from './memo.es.ts';
import rubric from './rubric.es.ts';
import rubricCsv from './rubricCsv.es.ts';
import rubricScore from './rubricScore.es.ts';
import sequence from './sequence.es.ts';
import standards from './standards.es.ts';

/** Everything there is to say: for the server. */
export const es: Readonly<Record<string, string>> = {
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
