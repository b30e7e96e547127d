/** What lists and menus say of each kind of document. */
export default {
  'kind.memo': 'Memo',
  'kind.memo.about': 'What we learned, on one page',
  'kind.sequence': 'Scope and sequence',
  'kind.sequence.about': 'Which unit is taught when, grade by grade',
  'kind.sequence.start.pathway': 'Computational thinking, K–5',
};
