import doc from './doc.en.ts';
import editor from './editor.en.ts';
import comments from './comments.en.ts';
import cells from './cells.en.ts';
import presence from './presence.en.ts';
import paste from './paste.en.ts';
import suggest from './suggest.en.ts';

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
