export default {
  'standards.title': 'Estándares',
  'standards.words':
    'Los marcos que citan las unidades de un alcance y secuencia. Cada cita conserva las palabras con que se hizo; una versión más nueva la señala y no cambia nada.',
  'standards.bring': 'Traer un marco',
  'standards.none': 'Todavía no hay marcos',
  'standards.none.words':
    'Descargue uno de su estado o editorial como paquete CASE (JSON) o como tabla (CSV) y tráigalo aquí. Quien escriba una unidad podrá buscar en él.',
  'standards.none.reader': 'Los marcos los traen quienes facilitan la red o administran la organización.',
  'standards.count': '{count, plural, one {# estándar} other {# estándares}}',
  'standards.by': 'lo trajo {name} el {date}',
  'standards.versioned': '{title}, {version}',
  'standards.version': 'Versión o año',
  'standards.status': 'Estado',
  'standards.status.of': 'Estado de {title}',
  'standards.status.draft': 'Borrador',
  'standards.status.adopted': 'Vigente',
  'standards.status.retired': 'Retirado',
  'standards.status.unknown': 'Sin indicar',
  'standards.newerOf': 'versión más nueva de {title}',
  'standards.remove': 'Quitar {title}',
  'standards.removed': 'Se quitó {title}. Lo que se citó de él queda en los documentos.',
  'standards.source': 'Fuente',

  'standards.file': 'Archivo',
  'standards.file.hint':
    'Un paquete CASE (.json) o una tabla (.csv) con un enunciado por fila, de hasta 25 MB.',
  'standards.file.unread': 'No se pudo abrir el archivo. Elíjalo otra vez.',
  'standards.read':
    '{count, plural, one {# estándar} other {# estándares}} en {levels, plural, one {# nivel} other {# niveles}}. Todavía no se ha traído nada.',
  'standards.field.title': 'Título',
  'standards.replaces': 'Es una versión más nueva de',
  'standards.replaces.none': 'Nada de lo que hay aquí',
  'standards.columns': 'Qué es cada columna',
  'standards.column.none': 'Ninguna columna',
  'standards.part.identifier': 'Identificador de la editorial',
  'standards.part.code': 'Código',
  'standards.part.text': 'Enunciado',
  'standards.part.parent': 'Pertenece a',
  'standards.part.order': 'Orden',
  'standards.part.grades': 'Grados',
  'standards.part.type': 'Cómo se llama',
  'standards.preview': 'Los primeros',
  'standards.remarks': 'Lo que conviene saber de este archivo',
  'standards.import': 'Traer {count, plural, one {# estándar} other {# estándares}}',
  'standards.importing': 'Trayendo: {done, number} de {all, number}',
  'standards.stop': 'Detener',
  'standards.cancel': 'Cancelar',
  'standards.done': '{title} ya está aquí: {count, plural, one {# estándar} other {# estándares}}.',
  'standards.stopped': 'Se detuvo. No se guardó nada de {title}.',

  'standards.remark.unknownKeys':
    '{count, plural, one {Una entrada de {place} dice} other {# entradas de {place} dicen}} más de lo que CASE conoce: {keys}. Se guarda con ellas y no se muestra.',
  'standards.remark.noCode':
    '{count, plural, one {Uno no tiene} other {# no tienen}} código; se {count, plural, one {encuentra} other {encuentran}} por palabras.',
  'standards.remark.noText':
    '{count, plural, one {Uno no tiene} other {# no tienen}} enunciado; vale el código.',
  'standards.remark.leftOutRow':
    'La fila {row} no tiene código ni enunciado (columna {column}) y se deja fuera.',
  'standards.remark.repeatedId':
    '{count, plural, one {Un identificador se repite} other {# identificadores se repiten}}; se conserva cada estándar, con un número tras el identificador.',
  'standards.remark.madeId':
    'La tabla no trae identificador de la editorial para {count, plural, one {uno} other {#}}; vale el código.',
  'standards.remark.plainId':
    '{count, plural, one {Un identificador estaba} other {# identificadores estaban}} en una forma antigua; ahora {count, plural, one {lleva} other {llevan}} guiones.',
  'standards.remark.codeFromText':
    'En {count, plural, one {una fila} other {# filas}} el código estaba al principio del enunciado y se tomó de ahí.',
  'standards.remark.markup':
    '{count, plural, one {Un enunciado tenía} other {# enunciados tenían}} etiquetas; se muestran las palabras y se guarda el original.',
  'standards.remark.lostParent':
    '{count, plural, one {Uno pertenece} other {# pertenecen}} a algo que no está en el archivo; {count, plural, one {queda} other {quedan}} arriba del todo.',
  'standards.remark.circle':
    '{count, plural, one {Uno se pertenece} other {# se pertenecen}} en círculo; el círculo se corta y {count, plural, one {queda} other {quedan}} arriba del todo.',
  'standards.remark.manyParents':
    '{count, plural, one {Uno pertenece} other {# pertenecen}} a varios; se muestra bajo el primero y se guardan los demás.',
  'standards.remark.links':
    '{count, number} enlaces «{type}» se guardan con los estándares y no se muestran.',
  'standards.remark.strangerLinks':
    '{count, plural, one {Un enlace parte} other {# enlaces parten}} de algo que no está en el archivo; se guarda con el marco y no se muestra.',
  'standards.remark.unusedColumns': 'Columnas que se guardan y no se muestran: {columns}.',
  'standards.remark.longMore':
    '{count, plural, one {Uno lleva} other {# llevan}} más de 20 000 letras de otros datos; esa parte se deja fuera.',

  'standards.fault': 'No se leyó el archivo',
  'standards.fault.tooLarge': 'Pesa más de {most} MB. Descargue los marcos uno por uno.',
  'standards.fault.notText':
    'No es un archivo de texto. Guarde la hoja de cálculo como CSV y elija ese archivo.',
  'standards.fault.notJson': 'El JSON no está completo ({reason}). Descárguelo otra vez.',
  'standards.fault.schemaItself':
    'Esto describe cómo es un paquete CASE; no es un paquete. Descargue un marco.',
  'standards.fault.noDocument':
    'No contiene CFDocument, así que no es un paquete CASE; tampoco una lista de códigos y enunciados. Descargue el paquete completo (CFPackages en la dirección).',
  'standards.fault.wrongForm':
    'Falta {place} o no es como dice CASE. Descargue el paquete otra vez o avise a quien lo publica.',
  'standards.fault.noStandards': '«{title}» no contiene estándares.',
  'standards.fault.noTextColumn':
    'Ninguna columna contiene los enunciados. Las columnas son: {columns}. Diga abajo cuál es, o llámela «enunciado» en el archivo.',
  'standards.fault.tooManyStandards':
    'Tiene {count} estándares; se traen hasta {most, number} de una vez. Divídalo por materia.',
  'standards.fault.longText':
    'El enunciado en {place} tiene más de {most, number} letras. Revise ese lugar del archivo.',
  'standards.fault.empty': 'No contiene nada.',
  'standards.fault.openQuote':
    'Unas comillas abiertas cerca de la fila {row} no se cierran. Ciérrelas en el archivo.',
  'standards.fault.tooManyCells':
    'La fila {row} tiene «{cell}» en la columna {column}, más allá de la última del encabezado. Ahí sobra una coma o unas comillas.',

  'standards.pick': 'Añadir estándares',
  'standards.pick.search': 'Código o palabras',
  'standards.pick.hint': 'Por ejemplo 3.OA.1 o «grupos iguales». Las flechas mueven, Intro elige.',
  'standards.pick.framework': 'Marco',
  'standards.pick.all': 'Todos los marcos',
  'standards.pick.found':
    '{count, plural, =0 {No se encontró nada} one {# encontrado} other {# encontrados}}{picked, plural, =0 {} one {, # elegido} other {, # elegidos}}',
  'standards.pick.nothing': 'Nada se llama así. Busque menos palabras o una parte del código.',
  'standards.pick.results': 'Estándares encontrados',
  'standards.pick.picked': 'Elegidos',
  'standards.pick.unpick': 'No añadir {name}',
  'standards.pick.add': '{count, plural, =0 {Añadir} one {Añadir # estándar} other {Añadir # estándares}}',
  'standards.pick.has': 'ya está en la unidad',
  'standards.pick.away':
    'No se pueden buscar estándares mientras no responde el servidor. Lo elegido se conserva.',
  'standards.pick.none':
    'Todavía no hay ningún marco en que buscar. Lo trae, en Estándares, quien facilita la red o administra su organización.',
  'standards.changed': 'Estándares citados que han cambiado',
  'standards.changed.newer': '{code}: {framework} lo dice ahora de otro modo',
  'standards.changed.same': '{code}: {framework} lo dice con las mismas palabras',
  'standards.changed.retired': '{code}: {framework} está retirado',
  'standards.changed.dropped': '{code}: {framework} ya no lo incluye',
  'standards.changed.cited': 'Como se citó',
  'standards.changed.now': 'Ahora',

  'standards.calendar': 'Leer un calendario',
  'standards.calendar.words':
    'Elija el archivo .ics del calendario del distrito o pegue su lista de días libres, uno por línea.',
  'standards.calendar.file': 'Archivo de calendario (.ics)',
  'standards.calendar.paste': 'O pegue la lista',
  'standards.calendar.paste.hint': 'Por ejemplo: 26-28 de noviembre Acción de Gracias',
  'standards.calendar.dayFirst': '3/9 es el 3 de septiembre',
  'standards.calendar.noFile': '{name} no es un archivo de calendario. Expórtelo como .ics o pegue la lista.',
  'standards.calendar.tooLarge': '{name} pesa más de 5 MB. Exporte un solo año escolar.',
  'standards.calendar.preview': 'Lo que entra',
  'standards.calendar.as': 'Como',
  'standards.calendar.as.break': 'Días libres',
  'standards.calendar.as.first': 'Primer día de clases',
  'standards.calendar.as.last': 'Último día de clases',
  'standards.calendar.as.other': 'No se toma',
  'standards.calendar.weekend': 'solo fin de semana',
  'standards.calendar.here': 'ya está',
  'standards.calendar.problems': 'Líneas que no se entienden',
  'standards.calendar.problem': 'Línea {n}, «{text}»: {why}',
  'standards.calendar.noDate': 'no tiene fecha',
  'standards.calendar.noSuchDay': 'ese día no existe',
  'standards.calendar.backwards': 'termina antes de empezar',
  'standards.calendar.manyDates': 'tiene más de una fecha; escriba una línea para cada una',
  'standards.calendar.noName': 'no tiene nombre; se toma sin él',
  'standards.calendar.remark.noDate': '«{name}» no tiene fecha y se deja fuera.',
  'standards.calendar.remark.repetition':
    '«{name}» se repite con una regla que aquí no se lee; solo se toma su primer día.',
  'standards.calendar.remark.tooMany': 'El archivo tiene más de 5000 entradas; el resto se deja fuera.',
  'standards.calendar.remark.unknownZone':
    'Aquí no se conoce la zona horaria «{name}» del archivo; se usa la suya.',
  'standards.calendar.remark.cutOff': 'El archivo termina en medio de «{name}». Expórtelo otra vez.',
  'standards.calendar.apply':
    '{count, plural, =0 {Nada que poner} one {Poner # entrada} other {Poner # entradas}}',

  'standards.table': 'Unidades de una tabla',
  'standards.table.words':
    'Pegue una tabla de ritmo de una hoja de cálculo o un documento, o elija un archivo CSV. Cada fila es una unidad nueva; las que hay se quedan.',
  'standards.table.file': 'Archivo CSV',
  'standards.table.paste': 'O pegue la tabla',
  'standards.table.columns': 'Qué es cada columna',
  'standards.table.column': 'Columna {letters}: {name}',
  'standards.table.leaveOut': 'Dejar fuera',
  'standards.table.follow': 'Las unidades sin semana de inicio se siguen unas a otras en su grado',
  'standards.table.found':
    '{units, plural, one {# unidad} other {# unidades}}; {known, plural, one {# estándar encontrado} other {# estándares encontrados}}, {unknown, number} solo por su código.',
  'standards.table.preview': 'Las unidades nuevas',
  'standards.table.unclear': 'No se entiende y queda vacío',
  'standards.table.reason': '{place}: «{text}» no vale como {column}',
  'standards.table.leftOut':
    '{count, plural, one {Una fila no tiene} other {# filas no tienen}} unidad y se {count, plural, one {deja} other {dejan}} fuera: {rows}.',
  'standards.table.beyond':
    '{count, plural, one {No se toma una fila más} other {No se toman # filas más}}: una tabla trae hasta {most, number} unidades de una vez. Añada el resto desde otra tabla.',
  'standards.table.tooLong': 'El archivo tiene más de {most, number} filas. Tráigalo por partes.',
  'standards.table.noUnits': 'No se encuentra ninguna unidad. Diga qué columna tiene el nombre de la unidad.',
  'standards.table.apply':
    '{count, plural, =0 {Nada que añadir} one {Añadir # unidad} other {Añadir # unidades}}',
  'standards.table.when': 'Semanas',
  'standards.table.download': 'Descargar como CSV',
  'standards.more': '{count, plural, one {y uno más} other {y # más}}',
};
