export default {
  'standards.title': 'Standards',
  'standards.words':
    'The frameworks that units of a scope and sequence cite. A citation keeps the words it was made with; a newer version marks it and changes nothing.',
  'standards.bring': 'Bring in a framework',
  'standards.none': 'No framework yet',
  'standards.none.words':
    'Download one from your state or publisher as a CASE package (JSON) or as a table (CSV), and bring it in here. Everybody who writes a unit can then search it.',
  'standards.none.reader':
    'Facilitators of the network, or administrators of the organization, bring frameworks in.',
  'standards.count': '{count, plural, one {# standard} other {# standards}}',
  'standards.by': 'brought in by {name} on {date}',
  'standards.versioned': '{title}, {version}',
  'standards.version': 'Version or year',
  'standards.status': 'Status',
  'standards.status.of': 'Status of {title}',
  'standards.status.draft': 'Draft',
  'standards.status.adopted': 'In force',
  'standards.status.retired': 'Retired',
  'standards.status.unknown': 'Not said',
  'standards.newerOf': 'newer version of {title}',
  'standards.remove': 'Remove {title}',
  'standards.removed': '{title} removed. What was cited of it stays in the documents.',
  'standards.source': 'Source',

  'standards.file': 'File',
  'standards.file.hint':
    'A CASE package (.json) or a table (.csv) with a statement in each row, up to 25 MB.',
  'standards.file.unread': 'The file could not be opened. Choose it again.',
  'standards.read':
    '{count, plural, one {# standard} other {# standards}} in {levels, plural, one {# level} other {# levels}}. Nothing is brought in yet.',
  'standards.field.title': 'Title',
  'standards.replaces': 'It is a newer version of',
  'standards.replaces.none': 'Nothing that is here',
  'standards.columns': 'What the columns are',
  'standards.column.none': 'No column',
  'standards.part.identifier': 'Id of the publisher',
  'standards.part.code': 'Code',
  'standards.part.text': 'Statement',
  'standards.part.parent': 'Belongs to',
  'standards.part.order': 'Order',
  'standards.part.grades': 'Grades',
  'standards.part.type': 'What it is called',
  'standards.preview': 'The first of them',
  'standards.remarks': 'What to know about this file',
  'standards.import': 'Bring in {count, plural, one {# standard} other {# standards}}',
  'standards.importing': 'Bringing in: {done, number} of {all, number}',
  'standards.stop': 'Stop',
  'standards.cancel': 'Cancel',
  'standards.done': '{title} is here: {count, plural, one {# standard} other {# standards}}.',
  'standards.stopped': 'Stopped. Nothing of {title} was kept.',

  'standards.remark.unknownKeys':
    '{count, plural, one {One entry of {place} says} other {# entries of {place} say}} more than CASE knows: {keys}. It is kept with them and not shown.',
  'standards.remark.noCode':
    '{count, plural, one {One has} other {# have}} no code; {count, plural, one {it is} other {they are}} found by words.',
  'standards.remark.noText':
    '{count, plural, one {One has} other {# have}} no statement; the code stands for it.',
  'standards.remark.leftOutRow':
    'Row {row} has neither a code nor a statement (column {column}) and is left out.',
  'standards.remark.repeatedId':
    '{count, plural, one {One id occurs} other {# ids occur}} twice; each standard is kept, with a number after the id.',
  'standards.remark.madeId':
    'The table has no id of the publisher for {count, plural, one {one} other {#}}; the code stands for it.',
  'standards.remark.plainId':
    '{count, plural, one {One id was} other {# ids were}} written in an old form and {count, plural, one {is} other {are}} written with dashes now.',
  'standards.remark.codeFromText':
    'In {count, plural, one {one row} other {# rows}} the code stood at the head of the statement and was taken from there.',
  'standards.remark.markup':
    '{count, plural, one {One statement had} other {# statements had}} markup in it; the words are shown, the original is kept.',
  'standards.remark.lostParent':
    '{count, plural, one {One belongs} other {# belong}} to something that is not in the file; {count, plural, one {it stands} other {they stand}} at the top.',
  'standards.remark.circle':
    '{count, plural, one {One belongs} other {# belong}} to themselves in a circle; the circle is cut and {count, plural, one {it stands} other {they stand}} at the top.',
  'standards.remark.manyParents':
    '{count, plural, one {One belongs} other {# belong}} to several; shown under the first, the others are kept.',
  'standards.remark.links': '{count, number} links “{type}” are kept with the standards and not shown.',
  'standards.remark.strangerLinks':
    '{count, plural, one {One link begins} other {# links begin}} at something that is not in the file; kept with the framework and not shown.',
  'standards.remark.unusedColumns': 'Columns kept beside and not shown: {columns}.',
  'standards.remark.longMore':
    '{count, plural, one {One carries} other {# carry}} more than 20,000 letters of other information; that part is left out.',

  'standards.fault': 'The file was not read',
  'standards.fault.tooLarge': 'It is larger than {most} MB. Download the frameworks one by one.',
  'standards.fault.notText': 'It is not a text file. Save the spreadsheet as CSV and choose that.',
  'standards.fault.notJson': 'It is not complete JSON ({reason}). Download it again.',
  'standards.fault.schemaItself':
    'This is the description of what a CASE package looks like, not a package. Download a framework.',
  'standards.fault.noDocument':
    'There is no CFDocument in it, so it is no CASE package; nor is it a list of codes and statements. Download the whole package (CFPackages in the address).',
  'standards.fault.wrongForm':
    '{place} is missing or is not what CASE says. Download the package again, or tell its publisher.',
  'standards.fault.noStandards': '“{title}” has no standards in it.',
  'standards.fault.noTextColumn':
    'No column holds the statements. The columns are: {columns}. Say below which one does, or name it “statement” in the file.',
  'standards.fault.tooManyStandards':
    'It has {count} standards; up to {most, number} are brought in at once. Split it by subject.',
  'standards.fault.longText':
    'The statement at {place} has more than {most, number} letters. Look at that place in the file.',
  'standards.fault.empty': 'There is nothing in it.',
  'standards.fault.openQuote':
    'A quotation mark opened near row {row} is never closed. Close it in the file.',
  'standards.fault.tooManyCells':
    'Row {row} has “{cell}” in column {column}, beyond the last column of the header. A comma or a quotation mark went astray there.',

  'standards.pick': 'Add standards',
  'standards.pick.search': 'Code or words',
  'standards.pick.hint': 'For example 3.OA.1 or “equal groups”. Arrow keys move, Enter picks.',
  'standards.pick.framework': 'Framework',
  'standards.pick.all': 'All frameworks',
  'standards.pick.found':
    '{count, plural, =0 {Nothing found} one {# found} other {# found}}{picked, plural, =0 {} one {, # picked} other {, # picked}}',
  'standards.pick.nothing': 'Nothing is called so. Look for fewer words, or a part of the code.',
  'standards.pick.results': 'Standards found',
  'standards.pick.picked': 'Picked',
  'standards.pick.unpick': 'Do not add {name}',
  'standards.pick.add': '{count, plural, =0 {Add} one {Add # standard} other {Add # standards}}',
  'standards.pick.has': 'in this unit',
  'standards.pick.away': 'Standards can’t be searched while the server is away. What you picked stays.',
  'standards.pick.none':
    'There is no framework to search yet. A facilitator of the network or an administrator of your organization brings one in under Standards.',
  'standards.changed': 'Cited standards that have changed',
  'standards.changed.newer': '{code}: {framework} words it differently now',
  'standards.changed.same': '{code}: {framework} has it in the same words',
  'standards.changed.retired': '{code}: {framework} is retired',
  'standards.changed.dropped': '{code}: {framework} no longer has it',
  'standards.changed.cited': 'As cited',
  'standards.changed.now': 'Now',

  'standards.calendar': 'Read a calendar',
  'standards.calendar.words':
    'Choose the .ics file of the district’s calendar, or paste its list of days off, a line for each.',
  'standards.calendar.file': 'Calendar file (.ics)',
  'standards.calendar.paste': 'Or paste the list',
  'standards.calendar.paste.hint': 'For example: Nov 26-28 Thanksgiving',
  'standards.calendar.dayFirst': '3/9 means 3 September',
  'standards.calendar.noFile': '{name} is no calendar file. Export it as .ics, or paste the list.',
  'standards.calendar.tooLarge': '{name} is larger than 5 MB. Export one school year.',
  'standards.calendar.preview': 'What goes in',
  'standards.calendar.as': 'As',
  'standards.calendar.as.break': 'Days off',
  'standards.calendar.as.first': 'First day of school',
  'standards.calendar.as.last': 'Last day of school',
  'standards.calendar.as.other': 'Not taken',
  'standards.calendar.weekend': 'weekend only',
  'standards.calendar.here': 'already there',
  'standards.calendar.problems': 'Lines that are not understood',
  'standards.calendar.problem': 'Line {n}, “{text}”: {why}',
  'standards.calendar.noDate': 'no date in it',
  'standards.calendar.noSuchDay': 'there is no such day',
  'standards.calendar.backwards': 'it ends before it begins',
  'standards.calendar.manyDates': 'more than one date; write a line for each',
  'standards.calendar.noName': 'no name; it is taken without one',
  'standards.calendar.remark.noDate': '“{name}” has no date and is left out.',
  'standards.calendar.remark.repetition':
    '“{name}” repeats by a rule that is not read here; only its first day is taken.',
  'standards.calendar.remark.tooMany': 'The file has more than 5,000 entries; the rest is left out.',
  'standards.calendar.remark.unknownZone': 'The file’s time zone “{name}” is not known here; yours is used.',
  'standards.calendar.remark.cutOff': 'The file ends in the middle of “{name}”. Export it again.',
  'standards.calendar.apply':
    '{count, plural, =0 {Nothing to put in} one {Put in # entry} other {Put in # entries}}',

  'standards.table': 'Units from a table',
  'standards.table.words':
    'Paste a pacing table from a spreadsheet or document, or choose a CSV file. Each row becomes a new unit; units that are here stay.',
  'standards.table.file': 'CSV file',
  'standards.table.paste': 'Or paste the table',
  'standards.table.columns': 'What each column is',
  'standards.table.column': 'Column {letters}: {name}',
  'standards.table.leaveOut': 'Leave out',
  'standards.table.follow': 'Units without a start week follow one another in their grade',
  'standards.table.found':
    '{units, plural, one {# unit} other {# units}}; {known, plural, one {# standard} other {# standards}} looked up, {unknown, number} known by code only.',
  'standards.table.preview': 'The new units',
  'standards.table.unclear': 'Not understood, and left empty',
  'standards.table.reason': '{place}: “{text}” is no {column}',
  'standards.table.leftOut':
    '{count, plural, one {One row has} other {# rows have}} no unit in it and {count, plural, one {is} other {are}} left out: {rows}.',
  'standards.table.beyond':
    '{count, plural, one {One more row is} other {# more rows are}} not taken: a table brings up to {most, number} units at once. Add the rest from another table.',
  'standards.table.tooLong': 'The file has more than {most, number} rows. Bring it in part by part.',
  'standards.table.noUnits': 'No unit is found in it. Say which column holds the name of the unit.',
  'standards.table.apply': '{count, plural, =0 {Nothing to add} one {Add # unit} other {Add # units}}',
  'standards.table.when': 'Weeks',
  'standards.table.download': 'Download as CSV',
  'standards.more': '{count, plural, one {and one more} other {and # more}}',
};
