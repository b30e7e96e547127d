/** The declarations of a style attribute, in small letters: browsers drop those that only Word knows. */
export function styleOf(element: Element): ReadonlyMap<string, string> {
  const declarations = (element.getAttribute('style') ?? '').toLowerCase().split(';');
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
