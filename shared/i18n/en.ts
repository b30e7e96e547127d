import doc from './doc.en.ts';
import error from './error.en.ts';
import memo from './memo.en.ts';
import network from './network.en.ts';
import paste from './paste.en.ts';
import publicPages from './public.en.ts';
import shell from './shell.en.ts';

export const en: Readonly<Record<string, string>> = {
  ...shell,
  ...doc,
  ...memo,
  ...network,
  ...paste,
  ...publicPages,
  ...error,
};
