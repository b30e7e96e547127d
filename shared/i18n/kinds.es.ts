/** Lo que dicen las listas y los menús de cada clase de documento. */
export default {
  'kind.memo': 'Memo',
  'kind.memo.about': 'Lo que aprendimos, en una página',
  'kind.sequence': 'Alcance y secuencia',
  'kind.sequence.about': 'Qué unidad se enseña y cuándo, grado por grado',
  'kind.sequence.start.pathway': 'Pensamiento computacional, K–5',
};
