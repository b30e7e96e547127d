import base from './base.en.ts';
import document from './document.en.ts';
import memo from './memo.en.ts';
import sequence from './sequence.en.ts';
import standards from './standards.en.ts';

/** Everything there is to say: for the server. */
export const en: Readonly<Record<string, string>> = {
  ...base,
  ...document,
  ...memo,
  ...sequence,
  ...standards,
};
