export default {
  'letters.title': 'Cartas',
  'letters.private':
    'La lista de familias se queda en este navegador. Nada de ella se envía ni se guarda; desaparece al salir de esta página.',
  'letters.notHere': 'Solo una plantilla para familias sirve para hacer cartas.',
  'letters.empty': 'La plantilla aún no tiene texto. Escríbalo primero y vuelva después por las cartas.',
  'letters.unready': 'Esta plantilla no está lista para las familias',
  'letters.unready.draft':
    'Es un borrador: otras personas todavía pueden cambiarlo. Publíquelo o congélelo para que todas las familias reciban las mismas palabras.',
  'letters.choose': 'Lista de familias (CSV)',
  'letters.choose.hint':
    'Una fila por familia y, en la primera, los nombres de las columnas. En Excel: Archivo, Guardar como, CSV.',
  'letters.tooLarge':
    'Este archivo pesa más de {megabytes} MB. Una lista de familias pesa menos: ¿es el archivo correcto?',
  'letters.tooLong': 'Este archivo tiene más de {rows, number} filas. Divídalo e imprima una parte cada vez.',
  'letters.noRows':
    'Este archivo no tiene filas después de la primera. Guarde la lista como CSV y elíjala de nuevo.',
  'letters.read':
    '{rows, plural, one {# familia} other {# familias}}, {columns, plural, one {# columna} other {# columnas}}. Leído como {encoding}, separado por {delimiter, select, semicolon {punto y coma} tab {tabuladores} other {comas}}.',
  'letters.columns': 'Qué sale de qué columna',
  'letters.column.none': 'Ninguna columna',
  'letters.language': 'Idioma de la carta',
  'letters.language.same': 'El mismo para todas',
  'letters.otherwise': 'Si la lista no dice un idioma de esta plantilla',
  'letters.otherwise.all': 'Todas las cartas en',
  'letters.lacking': 'Antes de imprimir',
  'letters.lacking.none': 'Cada fila tiene lo que pide su carta.',
  'letters.lacking.values': 'Fila {line}: falta {fields}',
  'letters.lacking.language': 'Fila {line}: idioma «{said}»; recibe {language}',
  'letters.lacking.noLanguage': 'Fila {line}: sin idioma; recibe {language}',
  'letters.lacking.more': '{count, plural, one {y # fila más} other {y # filas más}}',
  'letters.skip':
    'Dejar fuera {count, plural, one {la fila a la que le falta} other {las # filas a las que les falta}} algún dato',
  'letters.preview': 'Carta de la fila {line}',
  'letters.previous': 'Carta anterior',
  'letters.next': 'Carta siguiente',
  'letters.of': '{at, number} de {all, number}',
  'letters.print': 'Imprimir {count, plural, one {# carta} other {# cartas}}',
  'letters.csv': 'Guardar como CSV',
  'letters.csv.file': 'cartas',
  'letters.csv.message': 'mensaje',
  'letters.csv.language': 'idioma',
  'letters.preparing': '{done, number} de {all, number} cartas listas',
  'letters.cancel': 'Cancelar',
  'letters.cancelled': 'Detenido. No se imprimió nada.',
  'letters.ready':
    '{count, plural, one {# carta lista} other {# cartas listas}}. En la ventana siguiente, elija una impresora o «Guardar como PDF».',
  'letters.saved': '{count, plural, one {# fila guardada} other {# filas guardadas}}.',
  'letters.figures': 'Cómo se lee',
  'letters.figures.words': '{count, plural, one {# palabra} other {# palabras}}',
  'letters.figures.sentences': '{count, plural, one {# oración} other {# oraciones}}',
  'letters.figures.grade': 'grado {grade, number, ::.0}',
  'letters.figures.gradeLow': 'por debajo del grado 1',
  'letters.figures.grade.about':
    'Flesch-Kincaid: un grado escolar de Estados Unidos, según lo largas que son las palabras y las oraciones',
  'letters.figures.inflesz':
    '{band, select, veryHard {muy difícil} somewhatHard {algo difícil} normal {normal} fairlyEasy {bastante fácil} other {muy fácil}} ({score, number, ::.0})',
  'letters.figures.inflesz.about':
    'Escala INFLESZ: hecha para el español; de 0, muy difícil, a 100, muy fácil',
  'letters.figures.sms': '{segments, plural, one {# mensaje de texto} other {# mensajes de texto}}',
  'letters.figures.sms.left': '{left, plural, one {cabe # letra más} other {caben # letras más}}',
  'letters.figures.sms.forcing': 'solo caben 70 letras en cada uno por {characters}',
  'letters.word': 'Archivo de Word para traducir',
  'letters.word.language': 'Idioma',
  'letters.word.save': 'Guardar el archivo de Word',
  'letters.word.save.about':
    'Dos columnas: el original y la traducción por escribir o corregir. Se puede editar en Word, LibreOffice o Google Docs.',
  'letters.word.instructions':
    'Escriba solo en la última columna. Deje como están las palabras con fondo de color, como {example}.',
  'letters.word.bring': 'Traer un archivo de vuelta',
  'letters.word.bring.about': 'Verá qué cambiaría antes de que cambie nada.',
  'letters.word.notWord':
    'Este no es un archivo de Word (.docx) con la tabla de dos columnas. Elija el archivo que se guardó aquí.',
  'letters.word.tooLarge':
    'Este archivo es demasiado grande para ser una traducción de este texto. Elija el archivo que se guardó aquí.',
  'letters.word.unsafe':
    'Este archivo tiene partes que Word no escribe, así que no se abrió. Guárdelo de nuevo desde Word y elíjalo.',
  'letters.word.otherLanguage':
    'Este archivo se hizo para {other}, no para {language}. Elija ese idioma arriba, u otro archivo.',
  'letters.word.summary':
    '{changed, plural, =0 {No cambia nada} one {Cambia # unidad} other {Cambian # unidades}}; {same, plural, one {# queda} other {# quedan}} igual.',
  'letters.word.changed': 'Lo que cambia',
  'letters.word.empty': 'Sin traducir en el archivo',
  'letters.word.absent': 'No están en el archivo',
  'letters.word.locked': 'No se toma: el bloque legal está bloqueado',
  'letters.word.unmatched': 'Están en el archivo, pero no corresponden a ninguna unidad',
  'letters.word.older': 'El original cambió después de hacer el archivo: aparecerá como desactualizada.',
  'letters.word.fieldsMissing': 'Falta el campo: {fields}',
  'letters.word.fieldsExtra': 'Campo que no está en el original: {fields}',
  'letters.word.as': 'Estas traducciones',
  'letters.word.as.draft': 'están por revisar',
  'letters.word.as.reviewed': 'están revisadas: las leí',
  'letters.word.apply': 'Tomar {count, plural, one {# cambio} other {# cambios}}',
  'letters.word.confirm': 'Marcar como revisadas',
  'letters.word.applied': '{count, plural, one {# unidad tomada} other {# unidades tomadas}} del archivo.',
  'letters.word.readOnly':
    'Puede leer esta plantilla, pero no cambiarla; por eso no puede traer un archivo de vuelta.',
  'letters.placeholders': 'Hacer campos',
  'letters.placeholders.none':
    "En este texto no hay [corchetes], '{llaves}', «comillas» ni espacios en blanco.",
  'letters.placeholders.about':
    'Cada elemento marcado se convierte en un campo, en todos los idiomas. Deshacer los devuelve todos.',
  'letters.placeholders.times': '{times, plural, one {una vez} other {# veces}}',
  'letters.placeholders.name': 'Nombre para {written}',
  'letters.placeholders.unclear': 'Solo letras minúsculas, cifras y _; primero una letra.',
  'letters.placeholders.apply': 'Hacer {count, plural, one {# campo} other {# campos}}',
  'letters.placeholders.applied': '{count, plural, one {# campo hecho} other {# campos hechos}}.',
} as const;
