/**
 * HTML of elsewhere as a tree that runs and loads nothing. Styles are put aside under another name: the page's policy
 * forbids them, and would complain of each.
 */
export function parseHtml(html: string): HTMLElement {
  const aside = html
    .replace(/<style\b[\s\S]*?<\/style\s*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, ' data-style='));
  return new DOMParser().parseFromString(aside, 'text/html').body;
}

/** The declarations of a style attribute, in small letters: browsers drop those that only Word knows. */
export function styleOf(element: Element): ReadonlyMap<string, string> {
  const declarations = (element.getAttribute('data-style') ?? '').toLowerCase().split(';');
  return new Map(
    declarations.map((one) => {
      const [name = '', ...value] = one.split(':');
      return [name.trim(), value.join(':').trim()] as const;
    }),
  );
}

export function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

/** The element under another name, without attributes. */
export function rename(element: Element, name: string): HTMLElement {
  const renamed = element.ownerDocument.createElement(name);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  return renamed;
}
