/** What opens without a network, and what is only on this device. */
export default {
  'offline.here': 'On this device',
  'offline.here.words': 'These open without a network. What you write goes out by itself once you are back.',
  'offline.here.away':
    'The server can’t be reached. These documents open all the same, and what you write is kept on this device until you are back.',
  'offline.here.none': 'Nothing is kept on this device yet. Documents you open are kept here by themselves.',
  'offline.here.none.away':
    'The server can’t be reached, and no document is kept on this device. Everything is back once the connection is.',
  'offline.kept': 'Kept offline',
  'offline.lately': 'Opened lately',
  'offline.unsent': '{count, plural, one {# change not sent yet} other {# changes not sent yet}}',
  'offline.space': 'This browser holds {size} for Second Draft.',
  'offline.remove': 'Remove {title} from this device',
  'offline.removed': '{title} was removed from this device',
  'offline.remove.refused':
    '{title} holds changes that were not sent yet. It can be removed once they are on the server.',
  'offline.keep': 'Keep offline',
  'offline.keep.stop': 'Don’t keep offline',
  'offline.keep.done': 'Kept on this device. It opens without a network.',
  'offline.keep.stopped': 'No longer kept on purpose. It goes once newer documents need the room.',
  'offline.keep.failed': 'This browser keeps nothing on this device, so the document can’t be kept offline.',
  'offline.opens': 'Opens without a network',

  'offline.page.needs': 'This page needs a connection. Documents on this device open from Home.',
  'offline.document.title': 'This document isn’t on this device',
  'offline.document.words':
    'It opens once the connection is back. To have one at hand next time, choose “Keep offline” in its menu.',

  'offline.newer': 'A new version of Second Draft is ready.',
  'offline.newer.load': 'Reload',

  'offline.out.title': 'Some changes are only on this device',
  'offline.out.words':
    'Signing out removes everything of yours from this browser. These changes were not sent yet, and would be lost:',
  'offline.out.send': 'Send them now',
  'offline.out.sending': 'Sending…',
  'offline.out.notSent': 'They could not be sent. Check the connection, or save them as a file.',
  'offline.out.save': 'Save them as a file',
  'offline.out.saved': 'Saved. Look in your downloads.',
  'offline.out.leave': 'Sign out and lose them',
  'offline.out.needs':
    'Signing out needs a connection. Until then, close this browser, or clear its data, if others use it.',
} as const;
