/** Traer criterios de un archivo o de una tabla pegada. */
export default {
  'rubric.csv.in.title': 'Traer criterios',
  'rubric.csv.in.about':
    'Un archivo con encabezado: criterio (obligatorio), descripción, categoría, puntos, imprescindible, se cumple desde, y una columna por cada nivel de la escala.',
  'rubric.csv.in.choose': 'Archivo CSV',
  'rubric.csv.in.paste': 'O pegue su texto',
  'rubric.csv.in.found': '{count, plural, one {Se halló # criterio} other {Se hallaron # criterios}}.',
  'rubric.csv.in.notUsed': 'Columnas sin usar: {names}',
  'rubric.csv.in.put': 'Añadir {count, plural, one {# criterio} other {# criterios}}',
  'rubric.csv.in.done': '{count, plural, one {Se añadió # criterio} other {Se añadieron # criterios}}.',
  'rubric.csv.fault.empty': 'No hay nada. Elija un archivo con encabezado y una fila por criterio.',
  'rubric.csv.fault.header':
    'Fila 1: ninguna columna se llama «criterio». Llame así a la que contiene los criterios.',
  'rubric.csv.fault.twice': 'Fila 1, columna {column}: «{name}» aparece por segunda vez.',
  'rubric.csv.fault.quote': 'Fila {row}: hay unas comillas que se abren y no se cierran.',
  'rubric.csv.fault.cells':
    'Fila {row}: «{cell}» queda a la derecha de la última columna del encabezado. Busque una coma o unas comillas de más.',
  'rubric.csv.fault.rows': 'Hay más de {most} filas. Elija un archivo de criterios.',
  'rubric.csv.fault.notText': 'Este archivo no es una tabla de texto. Guárdelo como CSV y elíjalo de nuevo.',
  'rubric.csv.fault.total':
    'Fila {row}, columna {column}: el total dice {text}, pero los puntos de arriba suman {sum}.',
  'rubric.csv.fault.name': 'Fila {row}, columna {column}: el criterio no tiene nombre.',
  'rubric.csv.fault.points':
    'Fila {row}, columna {column}: «{text}» no es un número de puntos (de 0 a 1000).',
  'rubric.csv.fault.mustHave': 'Fila {row}, columna {column}: «{text}» no es ni sí ni no.',
  'rubric.csv.fault.atLeast': 'Fila {row}, columna {column}: «{text}» no es una nota de esta escala.',
};
