import type { Fields, Node, Row, UnitText, Value, Variants } from '../../content/fields.ts';

/** Values as the template's fields declare them; content of an unknown shape reads as empty. */
export function rowsOf(fields: Fields, name: string): readonly Row[] {
  const value = fields[name];
  return Array.isArray(value) ? (value as readonly Row[]) : [];
}
export function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}
export function nodesOf(value: Value | undefined): readonly Node[] {
  return Array.isArray(value) ? (value as readonly Node[]) : [];
}
export function variantsOf(value: Value | undefined): Variants {
  return typeof value === 'object' && 'texts' in value ? value : { texts: {} };
}
export function unitsIn(value: Value | undefined, lang: string): Readonly<Record<string, UnitText>> {
  return variantsOf(value).units?.[lang] ?? {};
}
