import type { Change } from '../../shared/content/apply.ts';
import { lineOf } from '../../shared/content/text.ts';
import { shortId } from '../../shared/ids.ts';
import type { KindName } from '../../shared/kinds/names.ts';
import type { Context } from '../context.ts';

/** A document of the example that begins at a starting point of its kind. */
export interface ExampleStart {
  readonly kind: KindName;
  readonly start: string;
  readonly title: string;
  /** The host of who made it. */
  readonly by: string;
  /** What was written in it since. */
  readonly changes: (ctx: Pick<Context, 'random'>) => readonly Change[];
}

interface Vendor {
  readonly name: string;
  readonly product: string;
  readonly perStudent: number;
  readonly setUp: number;
}

const vendors: readonly Vendor[] = [
  { name: 'Northfield Learning', product: 'Attend Together', perStudent: 3.2, setUp: 4500 },
  { name: 'Ridgeway Data', product: 'Daybook', perStudent: 2.4, setUp: 12_000 },
  { name: 'Lantern Systems', product: 'Lantern Family', perStudent: 4.1, setUp: 0 },
];

/** One of each kind besides the memos, as a network has them in the middle of a cycle. */
export const starts: readonly ExampleStart[] = [
  {
    kind: 'rubric',
    start: 'edtech',
    title: 'Choosing a tool that tells families about absences',
    by: 'maria',
    changes: (ctx) => [
      { type: 'set', address: 'students', value: 17_400 },
      ...vendors.map((vendor) => vendorRow(vendor, () => shortId(ctx.random))),
    ],
  },
  {
    kind: 'family',
    start: 'attendance',
    title: 'First letter about absences',
    by: 'maria',
    changes: () => [],
  },
  {
    kind: 'sequence',
    start: 'pathway',
    title: 'Computational thinking, kindergarten to grade 5',
    by: 'maria',
    changes: () => [],
  },
];

function vendorRow({ name, product, perStudent, setUp }: Vendor, id: () => string): Change {
  const prices = [
    { id: id(), fields: { sort: 'licence', amount: perStudent, per: 'studentYear' } },
    ...(setUp > 0 ? [{ id: id(), fields: { sort: 'setUp', amount: setUp, per: 'once' } }] : []),
  ];
  return {
    type: 'insertRow',
    list: 'vendors',
    row: { id: id(), fields: { name: lineOf(name), product: lineOf(product), prices } },
  };
}
