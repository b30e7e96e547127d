/** Bringing criteria in from a file or a pasted table. */
export default {
  'rubric.csv.in.title': 'Bring in criteria',
  'rubric.csv.in.about':
    'A file with a header: criterion (required), description, category, points, must-have, passes from, and one column for each level of the scale.',
  'rubric.csv.in.choose': 'CSV file',
  'rubric.csv.in.paste': 'Or paste its text',
  'rubric.csv.in.found': '{count, plural, one {# criterion} other {# criteria}} found.',
  'rubric.csv.in.notUsed': 'Columns not used: {names}',
  'rubric.csv.in.put': 'Add {count, plural, one {# criterion} other {# criteria}}',
  'rubric.csv.in.done': '{count, plural, one {# criterion} other {# criteria}} added.',
  'rubric.csv.fault.empty':
    'There is nothing in it. Choose a file with a header and a row for each criterion.',
  'rubric.csv.fault.header':
    'Row 1: no column is called “criterion”. Name the column that holds the criteria so.',
  'rubric.csv.fault.twice': 'Row 1, column {column}: “{name}” stands there a second time.',
  'rubric.csv.fault.quote': 'Row {row}: a quotation mark is opened and not closed.',
  'rubric.csv.fault.cells':
    'Row {row}: “{cell}” stands to the right of the last column of the header. Look for a stray comma or quotation mark.',
  'rubric.csv.fault.rows': 'These are more than {most} rows. Choose a file of criteria.',
  'rubric.csv.fault.notText': 'This file is no table of text. Save it as CSV and choose it again.',
  'rubric.csv.fault.total':
    'Row {row}, column {column}: the total says {text}, but the points above add up to {sum}.',
  'rubric.csv.fault.name': 'Row {row}, column {column}: the criterion has no name.',
  'rubric.csv.fault.points': 'Row {row}, column {column}: “{text}” is no number of points (0 to 1000).',
  'rubric.csv.fault.mustHave': 'Row {row}, column {column}: “{text}” is neither yes nor no.',
  'rubric.csv.fault.atLeast': 'Row {row}, column {column}: “{text}” is no score of this scale.',
};
