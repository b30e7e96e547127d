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
};
