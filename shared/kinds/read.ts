import type { Fields, Node, Row, Value } from '../content/fields.ts';

/** Values as a kind's fields declare them; content of an unknown shape reads as empty. */
export function nodesOf(value: Value | undefined): readonly Node[] {
  return Array.isArray(value) ? (value as readonly Node[]) : [];
}
export function rowsOf(fields: Fields, name: string): readonly Row[] {
  const value = fields[name];
  return Array.isArray(value) ? (value as readonly Row[]) : [];
}
export function textOf(value: Value | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
export function numberOf(value: Value | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
