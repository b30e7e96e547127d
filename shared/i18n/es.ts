import base from './base.es.ts';
import compare from './compare.es.ts';
import document from './document.es.ts';
import memo from './memo.es.ts';

/** Everything there is to say: for the server. */
export const es: Readonly<Record<string, string>> = { ...base, ...document, ...compare, ...memo };
