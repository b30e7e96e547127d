/** The address is typed by people: what is no id would be refused, and filters nothing. */
export function isId(value: string | undefined): value is string {
  return value !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

/** `{[name]: value}` where the value is one of the legal ones, else nothing. */
export function oneOf<K extends string, V extends string>(
  name: K,
  legal: readonly V[],
  value: string | undefined,
): { readonly [P in K]?: V } {
  const found = legal.find((each) => each === value);
  return found === undefined ? {} : ({ [name]: found } as { readonly [P in K]?: V });
}
