import type { Measured, Value } from '../../content/fields.ts';

export { nodesOf, numberOf, rowsOf, textOf } from '../read.ts';

export function measuredOf(value: Value | undefined): Measured | undefined {
  return typeof value === 'object' && value !== null && 'state' in value ? value : undefined;
}
