export default {
  'cells.who': 'Here now: {names}',
  'cells.selected':
    '{rows, plural, one {# row} other {# rows}} by {columns, plural, one {# column} other {# columns}} selected',
  'cells.takenBack': 'What you wrote in this cell is taken back',
  'cells.notLoaded':
    'This needs a part of the page that could not be fetched. Try again once you are online.',
  'cells.overwrittenMany': '{who} changed {count} cells you had filled in',

  'cells.paste.title':
    'Paste {rows, plural, one {# row} other {# rows}} of {columns, plural, one {# column} other {# columns}}',
  'cells.paste.summary':
    '{changed, plural, =0 {No cell changes} one {# cell changes} other {# cells change}}{added, plural, =0 {} one {, # row is added} other {, # rows are added}}{unclear, plural, =0 {.} one {. # cell is not understood and stays out.} other {. # cells are not understood and stay out.}} Empty cells change nothing.',
  'cells.paste.tooMany': 'Only the first {most} of {all} rows. Paste the rest afterwards.',
  'cells.paste.header': 'The first row names the columns',
  'cells.paste.where': 'Where it goes',
  'cells.paste.here': 'From row {n} down',
  'cells.paste.new': 'As new rows',
  'cells.paste.preview': 'What goes where',
  'cells.paste.row': 'Row',
  'cells.paste.added': 'New',
  'cells.paste.goesTo': 'Pasted column {n} goes to',
  'cells.paste.leaveOut': 'Leave out',
  'cells.paste.notUnderstood': 'Not understood:',
  'cells.paste.also': '{also, plural, one {fills # more cell} other {fills # more cells}}',
  'cells.paste.unclear': 'Not understood',
  'cells.paste.reason': '“{text}” in {column}: {why}',
  'cells.paste.more': '{count, plural, one {and # more} other {and # more}}',
  'cells.paste.options': 'Choose one of {options}{more, plural, =0 {} other { or # more}}.',
  'cells.paste.noOptions': 'There is nothing to choose from yet.',
  'cells.paste.apply': 'Paste',
  'cells.paste.cancel': 'Cancel',

  'cells.keys.block': 'Select several cells; then Ctrl+C, Ctrl+X, Ctrl+V or Delete',
  'cells.keys.edges': 'To the first or last cell of the row; with Ctrl of the table',
  'cells.keys.fill': 'Copy the cell above into this one, or the first of a block down',
};
