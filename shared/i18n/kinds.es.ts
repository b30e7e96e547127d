/** Lo que dicen las listas y los menús de cada clase de documento. */
export default {
  'kind.memo': 'Memo',
  'kind.family': 'Plantilla para familias',
  'kind.family.about': 'Una carta, un correo o un mensaje a las familias, en sus idiomas',
  'kind.family.start.attendance': 'Primera carta sobre ausencias, inglés y español',
  'kind.memo.about': 'Lo que aprendimos, en una página',
  'kind.rubric': 'Rúbrica',
  'kind.rubric.about': 'Comparar productos entre todos, o describir una destreza por niveles',
  'kind.rubric.start.edtech': 'Los cinco indicadores de calidad de la tecnología educativa',
  'kind.rubric.start.thinking': 'Pensamiento computacional K-5, una rúbrica de destrezas',
  'kind.sequence': 'Alcance y secuencia',
  'kind.sequence.about': 'Qué unidad se enseña y cuándo, grado por grado',
  'kind.sequence.start.pathway': 'Pensamiento computacional, K–5',
};
