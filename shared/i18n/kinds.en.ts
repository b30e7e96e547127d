/** What lists and menus say of each kind of document. */
export default {
  'kind.memo': 'Memo',
  'kind.memo.about': 'What we learned, on one page',
};
