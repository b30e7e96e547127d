export default {
  'paste.notLoaded':
    'It could not be pasted: a part of the page is missing while you are offline. Your clipboard still has it.',
  'paste.tooLong':
    'That is too long to paste at once; nothing was changed. Paste at most {most, number} million letters.',
  'paste.long': 'Pasting a long text. You can go on working.',
  'paste.done': 'All of it is pasted.',
  'paste.stopped':
    'Pasting stopped before the end: the text it belongs to has gone. Your clipboard still has it.',
  'paste.pictures':
    '{count, plural, one {One picture was left out: copy it by itself and paste it.} other {# pictures were left out: copy each by itself and paste it.}}',

  'picture.tools': 'Picture',
  'picture.describe': 'Describe the picture for people who can’t see it',
  'picture.missing': 'Describe the picture',
  'picture.decoration': 'It is only decoration',
  'picture.width': 'Width',
  'picture.width.small': 'Small',
  'picture.width.medium': 'Medium',
  'picture.width.full': 'Full',
  'picture.remove': 'Remove picture',
  'picture.sending': 'Sending {name}',
  'picture.waiting': '{name} is kept here until the network is back. Leave this page open.',
  'picture.type': '{name} is no picture that can be shown here. Use PNG, JPEG, WebP or GIF.',
  'picture.tooLarge': '{name} is larger than 5 MB. Make it smaller and try again.',
  'picture.full':
    'There is no room for {name}: the document or your organization holds as many pictures as it may.',
  'picture.failed': '{name} could not be put in. Try again in a moment.',
  'picture.notKept': 'A pasted picture can’t be shown to the others here. Copy it by itself and paste it.',
  'picture.noPlace': '{name} was not put in: its place in the text has gone.',

  'select.cleared':
    '{count, plural, one {One text emptied. Rows, values and the title stay.} other {# texts emptied. Rows, values and the title stay.}}',
  'select.notLoaded': 'A part of the page is missing while you are offline; nothing was changed.',
  'select.within': 'Nothing was removed. Select within one text, or press Ctrl+A twice for all of them.',

  'table.tools': 'Table',
  'table.row': 'Row',
  'table.column': 'Column',
  'table.table': 'Table',
  'table.rowAbove': 'Add row above',
  'table.rowBelow': 'Add row below',
  'table.columnBefore': 'Add column before',
  'table.columnAfter': 'Add column after',
  'table.left': 'Move toward the start',
  'table.right': 'Move toward the end',
  'table.moved.up': 'Row moved up',
  'table.moved.down': 'Row moved down',
  'table.moved.left': 'Column moved toward the start',
  'table.moved.right': 'Column moved toward the end',
  'table.moved.not': 'It cannot go further that way in this table',
  'table.removeRow': 'Remove row',
  'table.removeColumn': 'Remove column',
  'table.headerRow': 'First row is a header, or not',
  'table.headerColumn': 'First column is a header, or not',
  'table.removeTable': 'Remove table',
};
