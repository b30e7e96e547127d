import doc from './doc.es.ts';
import editor from './editor.es.ts';
import comments from './comments.es.ts';
import cells from './cells.es.ts';
import presence from './presence.es.ts';
import paste from './paste.es.ts';
import suggest from './suggest.es.ts';

/** What an open document of any kind may say besides. */
export default {
  ...doc,
  ...editor,
  ...comments,
  ...cells,
  ...presence,
  ...paste,
  ...suggest,
};
