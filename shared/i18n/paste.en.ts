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
};
