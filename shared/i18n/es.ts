import doc from './doc.es.ts';
import error from './error.es.ts';
import memo from './memo.es.ts';
import network from './network.es.ts';
import paste from './paste.es.ts';
import publicPages from './public.es.ts';
import shell from './shell.es.ts';

export const es: Readonly<Record<string, string>> = {
  ...shell,
  ...doc,
  ...memo,
  ...network,
  ...paste,
  ...publicPages,
  ...error,
};
