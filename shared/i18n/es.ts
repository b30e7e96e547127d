import base from './base.es.ts';
import document from './document.es.ts';
import memo from './memo.es.ts';
import sequence from './sequence.es.ts';
import standards from './standards.es.ts';

/** Everything there is to say: for the server. */
export const es: Readonly<Record<string, string>> = {
  ...base,
  ...document,
  ...memo,
  ...sequence,
  ...standards,
};
