/** Scripts written from the right. */
const fromTheRight = /^(ar|arc|ckb|dv|fa|he|iw|ku-arab|nqo|pa-arab|ps|sd|syr|ug|ur|yi)(-|$)/i;

export function directionOf(lang: string): 'ltr' | 'rtl' {
  if (/-latn(-|$)/i.test(lang)) return 'ltr';
  return fromTheRight.test(lang) || /-(arab|hebr|thaa|syrc|nkoo)(-|$)/i.test(lang) ? 'rtl' : 'ltr';
}

export function languageName(lang: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(lang) ?? lang;
  } catch {
    // A tag that is formed well enough to be kept, and unknown to the browser.
    return lang;
  }
}
