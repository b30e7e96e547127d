/** What lists and menus say of each kind of document. */
export default {
  'kind.memo': 'Memo',
  'kind.family': 'Family template',
  'kind.family.about': 'A letter, e-mail or text message to families, in their languages',
  'kind.family.start.attendance': 'First letter about absences, English and Spanish',
  'kind.memo.about': 'What we learned, on one page',
};
