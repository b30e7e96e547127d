/** Who took the template from another may not change what its source locked, in any language. */
export function locks({ fork }: { readonly fork: boolean }): readonly string[] {
  return fork ? ['legal', 'citation'] : [];
}
