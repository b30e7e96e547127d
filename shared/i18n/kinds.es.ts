/** Lo que dicen las listas y los menús de cada clase de documento. */
export default {
  'kind.memo': 'Memo',
  'kind.family': 'Plantilla para familias',
  'kind.family.about': 'Una carta, un correo o un mensaje a las familias, en sus idiomas',
  'kind.family.start.attendance': 'Primera carta sobre ausencias, inglés y español',
  'kind.memo.about': 'Lo que aprendimos, en una página',
};
