/** BCP 47, as far as its form goes; what every object has by these two names is no text in a language. */
const languageTag = /^(?!(?:toString|valueOf)$)[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,5}$/;

export function isLanguageTag(text: string): boolean {
  return languageTag.test(text);
}

const mergeFieldName = /^[a-z][a-z0-9_]{0,39}$/;

export function isMergeFieldName(text: string): boolean {
  return mergeFieldName.test(text);
}
