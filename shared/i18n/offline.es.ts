export default {
  'offline.here': 'En este equipo',
  'offline.here.words': 'Estos documentos se abren sin conexión. Lo que escriba se envía solo cuando vuelva.',
  'offline.here.away':
    'No hay conexión con el servidor. Estos documentos se abren igual, y lo que escriba queda en este equipo hasta que vuelva.',
  'offline.here.none':
    'Todavía no hay nada guardado en este equipo. Los documentos que abre se guardan aquí solos.',
  'offline.here.none.away':
    'No hay conexión con el servidor, y este equipo no guarda ningún documento. Todo vuelve con la conexión.',
  'offline.kept': 'Guardado sin conexión',
  'offline.lately': 'Abierto hace poco',
  'offline.unsent': '{count, plural, one {# cambio sin enviar} other {# cambios sin enviar}}',
  'offline.space': 'Este navegador guarda {size} para Second Draft.',
  'offline.remove': 'Quitar {title} de este equipo',
  'offline.removed': '{title} ya no está en este equipo',
  'offline.remove.refused':
    '{title} tiene cambios que no se han enviado. Podrá quitarlo cuando estén en el servidor.',
  'offline.keep': 'Guardar sin conexión',
  'offline.keep.stop': 'No guardar sin conexión',
  'offline.keep.done': 'Guardado en este equipo. Se abre sin conexión.',
  'offline.keep.stopped': 'Ya no se guarda a propósito. Se irá cuando otros más nuevos necesiten el espacio.',
  'offline.keep.failed':
    'Este navegador no guarda nada en el equipo, así que el documento no puede abrirse sin conexión.',
  'offline.opens': 'Se abre sin conexión',

  'offline.page.needs': 'Esta página necesita conexión. Los documentos de este equipo se abren desde Inicio.',
  'offline.document.title': 'Este documento no está en este equipo',
  'offline.document.words':
    'Se abrirá cuando vuelva la conexión. Para tenerlo a mano la próxima vez, elija «Guardar sin conexión» en su menú.',

  'offline.newer': 'Hay una versión nueva de Second Draft.',
  'offline.newer.load': 'Cargar de nuevo',

  'offline.out.title': 'Hay cambios que solo están en este equipo',
  'offline.out.words':
    'Al salir se borra todo lo suyo de este navegador. Estos cambios no se han enviado y se perderían:',
  'offline.out.send': 'Enviarlos ahora',
  'offline.out.sending': 'Enviando…',
  'offline.out.notSent': 'No se pudieron enviar. Revise la conexión o guárdelos en un archivo.',
  'offline.out.save': 'Guardarlos en un archivo',
  'offline.out.saved': 'Guardados. Mire en sus descargas.',
  'offline.out.leave': 'Salir y perderlos',
  'offline.out.needs':
    'Para salir hace falta conexión. Mientras tanto, si otras personas usan este navegador, ciérrelo o borre sus datos.',
} as const;
