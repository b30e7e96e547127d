import shell from './shell.es.ts';
import join from './join.es.ts';
import docs from './docs.es.ts';
import network from './network.es.ts';
import offline from './offline.es.ts';
import publicPages from './public.es.ts';
import error from './error.es.ts';
import kinds from './kinds.es.ts';
import glossary from './glossary.es.ts';

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
