import cells from './cells.es.ts';
import comments from './comments.es.ts';
import doc from './doc.es.ts';
import docs from './docs.es.ts';
import editor from './editor.es.ts';
import family from './family.es.ts';
import error from './error.es.ts';
import join from './join.es.ts';
import memo from './memo.es.ts';
import network from './network.es.ts';
import offline from './offline.es.ts';
import presence from './presence.es.ts';
import paste from './paste.es.ts';
import publicPages from './public.es.ts';
import shell from './shell.es.ts';
import suggest from './suggest.es.ts';

export const es: Readonly<Record<string, string>> = {
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
