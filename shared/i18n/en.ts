import cells from './cells.en.ts';
import comments from './comments.en.ts';
import doc from './doc.en.ts';
import docs from './docs.en.ts';
import editor from './editor.en.ts';
import family from './family.en.ts';
import error from './error.en.ts';
import join from './join.en.ts';
import memo from './memo.en.ts';
import network from './network.en.ts';
import offline from './offline.en.ts';
import presence from './presence.en.ts';
import paste from './paste.en.ts';
import publicPages from './public.en.ts';
import shell from './shell.en.ts';
import suggest from './suggest.en.ts';

export const en: Readonly<Record<string, string>> = {
  ...shell,
  ...doc,
  ...join,
  ...docs,
  ...editor,
  ...comments,
  ...memo,
  ...network,
  ...offline,
  ...cells,
  ...presence,
  ...paste,
  ...publicPages,
  ...error,
  ...family,
  ...suggest,
};
