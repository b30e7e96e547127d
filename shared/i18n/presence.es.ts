export default {
  'presence.more': 'Todas las personas que están aquí',
  'presence.face': ': seguir o ir allí',
  'presence.follow': 'Seguir',
  'presence.followName': 'Seguir a {name}',
  'presence.goTo': 'Ir adonde está',
  'presence.following': 'Siguiendo a {name}',
  'presence.stop': 'Dejar',
  'presence.stopFollowing': 'Dejar de seguir',
  'presence.presents': '{name} está presentando',
  'presence.notNow': 'Ahora no',
  'presence.youPresent':
    'Usted está presentando. {count, plural, =0 {Nadie le sigue todavía} one {Le sigue # persona} other {Le siguen # personas}}',
  'presence.stopPresenting': 'Dejar de presentar',
  'presence.others': 'En este momento no hay nadie más aquí.',
  'presence.presentsNow': 'presenta',
  'presence.reading': 'lee {place}',

  'presence.menu.present': 'Presentar: que los demás le sigan',
  'presence.menu.projector': 'Vista de proyector',
  'presence.menu.outline': 'Esquema',

  'doc.outline.title': 'Esquema',
  'presence.outline.inside': 'Aquí: {names}',

  'presence.projector.title': '{title}: vista de proyector',
  'presence.projector.follow': 'Sigue a',
  'presence.projector.presenter': 'Quien presente',
  'presence.projector.nobody': 'Nadie',
  'presence.projector.leave': 'Salir',
  'presence.projector.keys': 'Re Pág y Av Pág pasan la página, Esc sale',
  'presence.projector.waiting': 'Nadie presenta todavía. Elija «Presentar» en el menú del documento.',
};
