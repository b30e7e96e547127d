/** Millimetres. The margins are those of the printed page's style sheet. */
export const papers = {
  letter: { width: 215.9, height: 279.4 },
  a4: { width: 210, height: 297 },
} as const;
export type PaperName = keyof typeof papers;
export const margins = { block: 10, inline: 15 } as const;

const key = 'paper';
// 419 is Latin America: what browsers call the Spanish of those who chose no country.
const lettered = /^(US|CA|MX|CL|CO|CR|DO|GT|HN|NI|PA|PH|PR|SV|VE|419)$/;
// Not Intl.Locale: browsers hand out tags that it refuses, such as `en-US@posix`.
const regionOf = /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2}|\d{3})\b/i;

/** The paper people print on where this browser is, unless they chose the other. */
export function usualPaper(storage: Pick<Storage, 'getItem'>, languages: readonly string[]): PaperName {
  const chosen = storage.getItem(key);
  if (chosen === 'letter' || chosen === 'a4') return chosen;
  const region = languages
    .map((tag) => regionOf.exec(tag)?.[1]?.toUpperCase())
    .find((one) => one !== undefined);
  return region === undefined || lettered.test(region) ? 'letter' : 'a4';
}

export function choosePaper(storage: Pick<Storage, 'setItem'>, paper: PaperName): void {
  storage.setItem(key, paper);
}
