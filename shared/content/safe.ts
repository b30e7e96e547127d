/** Which addresses stored text may lead to. Everything else is shown as text. */
const safeLink = /^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@)/i;

export function isSafeLink(href: unknown): href is string {
  return typeof href === 'string' && href.length <= 2048 && safeLink.test(href) && !/[\p{Cc}\s]/u.test(href);
}

/** Only pictures stored with the document: nothing is fetched from elsewhere while reading. */
export function isSafeImage(src: unknown): src is string {
  return (
    typeof src === 'string' &&
    /^\/files\/[A-Za-z0-9][A-Za-z0-9._~-]*(?:\/[A-Za-z0-9][A-Za-z0-9._~-]*)*$/.test(src)
  );
}

export function isSafeDirection(dir: unknown): dir is 'ltr' | 'rtl' | 'auto' {
  return dir === 'ltr' || dir === 'rtl' || dir === 'auto';
}
