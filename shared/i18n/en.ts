import base from './base.en.ts';
import compare from './compare.en.ts';
import document from './document.en.ts';
import memo from './memo.en.ts';

/** Everything there is to say: for the server. */
export const en: Readonly<Record<string, string>> = { ...base, ...document, ...compare, ...memo };
