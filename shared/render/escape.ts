const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe between tags and inside quoted attributes. Characters HTML forbids become U+FFFD. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => entities[character] ?? character)
    .replace(/(?![\t\n\r])[\p{Cc}\p{Surrogate}]/gu, '\uFFFD');
}

/** HTML that was made here: a template inserts it as it is. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

export type Insertable = Html | string | number | boolean | null | undefined | readonly Insertable[];

/** Marks a string as finished HTML. Only for what this program made itself. */
export function raw(text: string): Html {
  return new Html(text);
}

/** Builds HTML; whatever is inserted is escaped unless it is `Html`. Lists are joined; null, undefined and false are nothing. */
export function html(parts: TemplateStringsArray, ...inserted: readonly Insertable[]): Html {
  let text = parts[0] ?? '';
  for (const [i, one] of inserted.entries()) text += insert(one) + (parts[i + 1] ?? '');
  return new Html(text);
}

function insert(one: Insertable): string {
  if (one instanceof Html) return one.text;
  if (Array.isArray(one)) return (one as readonly Insertable[]).map(insert).join('');
  if (one === null || one === undefined || one === false || one === true) return '';
  return escapeHtml(String(one));
}

/** Attributes with their leading spaces; those that are undefined, null or false are left out. */
export function attributes(
  named: Readonly<Record<string, string | number | boolean | null | undefined>>,
): Html {
  return raw(
    Object.entries(named)
      .filter(([, value]) => value !== undefined && value !== null && value !== false)
      .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`))
      .join(''),
  );
}
