export default {
  'presence.more': 'All who are here',
  'presence.face': ': follow or go there',
  'presence.follow': 'Follow',
  'presence.followName': 'Follow {name}',
  'presence.goTo': 'Go to where they are',
  'presence.following': 'Following {name}',
  'presence.stop': 'Stop',
  'presence.stopFollowing': 'Stop following',
  'presence.presents': '{name} is presenting',
  'presence.notNow': 'Not now',
  'presence.youPresent':
    'You are presenting. {count, plural, =0 {Nobody follows yet} one {# person follows} other {# people follow}}',
  'presence.stopPresenting': 'Stop presenting',
  'presence.others': 'Nobody else is here right now.',
  'presence.presentsNow': 'presenting',
  'presence.reading': 'reading {place}',

  'presence.menu.present': 'Present: let others follow you',
  'presence.menu.projector': 'Projector view',
  'presence.menu.outline': 'Outline',

  'doc.outline.title': 'Outline',
  'presence.outline.inside': 'Here: {names}',

  'presence.projector.title': '{title}: projector view',
  'presence.projector.follow': 'Follows',
  'presence.projector.presenter': 'Whoever presents',
  'presence.projector.nobody': 'Nobody',
  'presence.projector.leave': 'Leave',
  'presence.projector.keys': 'Page Up and Page Down turn the page, Esc leaves',
  'presence.projector.waiting': 'Nobody presents yet. Choose “Present” in the menu of the document.',
};
