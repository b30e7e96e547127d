export default {
  'glossary.title': 'Glosario',
  'glossary.about':
    'Cómo llama esta red a las cosas en los idiomas de sus familias. En una plantilla para familias se marcan los términos, y una traducción que dice otra cosa recibe un aviso.',
  'glossary.none':
    'Aún no hay términos. Empiece por palabras difíciles de traducir, como “ausencia crónica”.',
  'glossary.add': 'Agregar un término',
  'glossary.term': 'Término',
  'glossary.lang': 'Su idioma',
  'glossary.lang.unclear': 'Una etiqueta lleva letras, cifras y guiones: zh-Hant',
  'glossary.words': 'En otros idiomas',
  'glossary.words.hint':
    'Una línea por idioma: etiqueta, dos puntos, palabras. es: ausencia crónica, faltar mucho',
  'glossary.words.unclear': 'Cada línea lleva una etiqueta, dos puntos y palabras: es: ausencia crónica',
  'glossary.note': 'Por qué, o cuándo',
  'glossary.save': 'Guardar',
  'glossary.cancel': 'Cancelar',
  'glossary.edit': 'Cambiar “{term}”',
  'glossary.remove': 'Quitar “{term}”',
  'glossary.removed': 'Se quitó “{term}”',
  'glossary.failed': 'No se pudo guardar el glosario. Inténtelo de nuevo.',
} as const;
