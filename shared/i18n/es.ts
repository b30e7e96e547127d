import base from './base.es.ts';
import document from './document.es.ts';
import memo from './memo.es.ts';
import rubric from './rubric.es.ts';
import rubricScore from './rubricScore.es.ts';

/** Everything there is to say: for the server. */
export const es: Readonly<Record<string, string>> = {
  ...base,
  ...document,
  ...memo,
  ...rubric,
  ...rubricScore,
};
