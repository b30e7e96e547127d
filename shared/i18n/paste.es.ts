export default {
  'paste.notLoaded':
    'No se pudo pegar: sin conexión falta una parte de la página. Lo copiado sigue en su portapapeles.',
  'paste.tooLong':
    'Es demasiado largo para pegarlo de una vez; no se cambió nada. Pegue como máximo {most, number} millones de letras.',
  'paste.long': 'Pegando un texto largo. Puede seguir trabajando.',
  'paste.done': 'Ya está todo pegado.',
  'paste.stopped':
    'El pegado se detuvo antes del final: el texto al que pertenecía ya no está. Lo copiado sigue en su portapapeles.',
  'paste.pictures':
    '{count, plural, one {No se pegó una imagen: cópiela sola y péguela.} other {No se pegaron # imágenes: copie cada una sola y péguela.}}',

  'picture.tools': 'Imagen',
  'picture.describe': 'Describa la imagen para quien no puede verla',
  'picture.missing': 'Describir la imagen',
  'picture.decoration': 'Es solo decorativa',
  'picture.width': 'Ancho',
  'picture.width.small': 'Pequeño',
  'picture.width.medium': 'Mediano',
  'picture.width.full': 'Completo',
  'picture.remove': 'Quitar la imagen',
  'picture.sending': 'Enviando {name}',
  'picture.waiting': '{name} se guarda aquí hasta que vuelva la conexión. Deje esta página abierta.',
  'picture.type': '{name} no es una imagen que se pueda mostrar aquí. Use PNG, JPEG, WebP o GIF.',
  'picture.tooLarge': '{name} pesa más de 5 MB. Redúzcala e inténtelo de nuevo.',
  'picture.full':
    'No queda espacio para {name}: el documento o su organización ya tienen todas las imágenes que pueden tener.',
  'picture.failed': 'No se pudo insertar {name}. Inténtelo dentro de un momento.',
  'picture.notKept': 'Los demás no podrán ver aquí una imagen pegada. Cópiela sola y péguela.',
  'picture.noPlace': 'No se insertó {name}: su lugar en el texto ya no existe.',

  'select.cleared':
    '{count, plural, one {Se vació un texto. Las filas, los valores y el título se quedan.} other {Se vaciaron # textos. Las filas, los valores y el título se quedan.}}',
  'select.notLoaded': 'Sin conexión falta una parte de la página; no se cambió nada.',
  'select.within':
    'No se quitó nada. Seleccione dentro de un solo texto, o pulse Ctrl+A dos veces para todos.',

  'table.tools': 'Tabla',
  'table.row': 'Fila',
  'table.column': 'Columna',
  'table.table': 'Tabla',
  'table.rowAbove': 'Añadir fila arriba',
  'table.rowBelow': 'Añadir fila abajo',
  'table.columnBefore': 'Añadir columna antes',
  'table.columnAfter': 'Añadir columna después',
  'table.left': 'Mover hacia el inicio',
  'table.right': 'Mover hacia el final',
  'table.moved.up': 'Fila subida',
  'table.moved.down': 'Fila bajada',
  'table.moved.left': 'Columna movida hacia el inicio',
  'table.moved.right': 'Columna movida hacia el final',
  'table.moved.not': 'En esta tabla no puede ir más allá',
  'table.removeRow': 'Quitar fila',
  'table.removeColumn': 'Quitar columna',
  'table.headerRow': 'La primera fila es encabezado, o no',
  'table.headerColumn': 'La primera columna es encabezado, o no',
  'table.removeTable': 'Quitar la tabla',
};
