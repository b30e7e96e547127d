export default {
  'cells.who': 'Ahora aquí: {names}',
  'cells.selected':
    'Selección de {rows, plural, one {# fila} other {# filas}} por {columns, plural, one {# columna} other {# columnas}}',
  'cells.takenBack': 'Se quitó lo que escribió en esta celda',
  'cells.notLoaded': 'Falta una parte de la página que no se pudo cargar. Inténtelo de nuevo con conexión.',
  'cells.overwrittenMany': '{who} cambió {count} celdas que usted había llenado',

  'cells.paste.title':
    'Pegar {rows, plural, one {# fila} other {# filas}} de {columns, plural, one {# columna} other {# columnas}}',
  'cells.paste.summary':
    '{changed, plural, =0 {Ninguna celda cambia} one {Cambia # celda} other {Cambian # celdas}}{added, plural, =0 {} one {, se añade # fila} other {, se añaden # filas}}{unclear, plural, =0 {.} one {. # celda no se entiende y queda fuera.} other {. # celdas no se entienden y quedan fuera.}} Las celdas vacías no cambian nada.',
  'cells.paste.tooMany': 'Solo las primeras {most} de {all} filas. Pegue el resto después.',
  'cells.paste.header': 'La primera fila nombra las columnas',
  'cells.paste.where': 'Dónde va',
  'cells.paste.here': 'Desde la fila {n} hacia abajo',
  'cells.paste.new': 'Como filas nuevas',
  'cells.paste.preview': 'Qué va en cada lugar',
  'cells.paste.row': 'Fila',
  'cells.paste.added': 'Nueva',
  'cells.paste.goesTo': 'La columna pegada {n} va a',
  'cells.paste.leaveOut': 'Dejar fuera',
  'cells.paste.notUnderstood': 'No se entiende:',
  'cells.paste.also': '{also, plural, one {llena # celda más} other {llena # celdas más}}',
  'cells.paste.unclear': 'No se entiende',
  'cells.paste.reason': '«{text}» en {column}: {why}',
  'cells.paste.more': '{count, plural, one {y # más} other {y # más}}',
  'cells.paste.options': 'Elija entre {options}{more, plural, =0 {} other { y # más}}.',
  'cells.paste.noOptions': 'Todavía no hay nada que elegir.',
  'cells.paste.apply': 'Pegar',
  'cells.paste.cancel': 'Cancelar',

  'cells.keys.block': 'Seleccionar varias celdas; después Ctrl+C, Ctrl+X, Ctrl+V o Supr',
  'cells.keys.edges': 'A la primera o última celda de la fila; con Ctrl, de la tabla',
  'cells.keys.fill': 'Copiar la celda de arriba en esta, o la primera de un bloque hacia abajo',
};
