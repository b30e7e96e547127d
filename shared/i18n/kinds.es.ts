/** Lo que dicen las listas y los menús de cada clase de documento. */
export default {
  'kind.memo': 'Memo',
  'kind.memo.about': 'Lo que aprendimos, en una página',
};
