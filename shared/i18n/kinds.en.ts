/** What lists and menus say of each kind of document. */
export default {
  'kind.memo': 'Memo',
  'kind.family': 'Family template',
  'kind.family.about': 'A letter, e-mail or text message to families, in their languages',
  'kind.family.start.attendance': 'First letter about absences, English and Spanish',
  'kind.memo.about': 'What we learned, on one page',
  'kind.rubric': 'Rubric',
  'kind.rubric.about': 'Compare products together, or describe a skill by levels',
  'kind.rubric.start.edtech': 'The five edtech quality indicators',
  'kind.rubric.start.thinking': 'K-5 computational thinking, a skills rubric',
  'kind.sequence': 'Scope and sequence',
  'kind.sequence.about': 'Which unit is taught when, grade by grade',
  'kind.sequence.start.pathway': 'Computational thinking, K–5',
};
