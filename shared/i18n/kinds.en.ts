/** What lists and menus say of each kind of document. */
export default {
  'kind.memo': 'Memo',
  'kind.memo.about': 'What we learned, on one page',
  'kind.rubric': 'Rubric',
  'kind.rubric.about': 'Compare products together, or describe a skill by levels',
  'kind.rubric.start.edtech': 'The five edtech quality indicators',
  'kind.rubric.start.thinking': 'K-5 computational thinking, a skills rubric',
};
