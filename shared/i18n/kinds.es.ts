/** Lo que dicen las listas y los menús de cada clase de documento. */
export default {
  'kind.memo': 'Memo',
  'kind.memo.about': 'Lo que aprendimos, en una página',
  'kind.rubric': 'Rúbrica',
  'kind.rubric.about': 'Comparar productos entre todos, o describir una destreza por niveles',
  'kind.rubric.start.edtech': 'Los cinco indicadores de calidad de la tecnología educativa',
  'kind.rubric.start.thinking': 'Pensamiento computacional K-5, una rúbrica de destrezas',
};
