import shell from './shell.en.ts';
import join from './join.en.ts';
import docs from './docs.en.ts';
import network from './network.en.ts';
import offline from './offline.en.ts';
import publicPages from './public.en.ts';
import error from './error.en.ts';
import kinds from './kinds.en.ts';
import glossary from './glossary.en.ts';

/** What every page may say. */
export default {
  ...shell,
  ...join,
  ...docs,
  ...network,
  ...offline,
  ...publicPages,
  ...error,
  ...kinds,
  ...glossary,
};
