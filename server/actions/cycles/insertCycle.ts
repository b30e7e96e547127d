import type { Transaction } from 'kysely';
import { uuidv7 } from '../../../shared/ids.ts';
import type { Context } from '../../context.ts';
import type { Tables } from '../../store/tables.ts';
import { checkDates, type CycleDates } from './dates.ts';

/** The next cycle of a network, numbered within it. */
export async function insertCycle(
  ctx: Pick<Context, 'now' | 'random'>,
  tx: Transaction<Tables>,
  cycle: {
    readonly networkId: string;
    readonly createdBy: string;
    readonly dates: CycleDates;
    readonly title: (n: number) => string;
  },
): Promise<string> {
  checkDates(cycle.dates);
  const { newest } = await tx
    .selectFrom('cycle')
    .select((select) => select.fn.max<number | null>('n').as('newest'))
    .where('network_id', '=', cycle.networkId)
    .executeTakeFirstOrThrow();
  const n = (newest ?? 0) + 1;
  const at = ctx.now();
  const id = uuidv7(at, ctx.random);
  await tx
    .insertInto('cycle')
    .values({
      id,
      network_id: cycle.networkId,
      n,
      title: cycle.title(n),
      starts_on: cycle.dates.startsOn,
      collect_on: cycle.dates.collectOn,
      compare_on: cycle.dates.compareOn,
      decide_on: cycle.dates.decideOn,
      ends_on: cycle.dates.endsOn,
      created_at: at,
      created_by: cycle.createdBy,
    })
    .execute();
  return id;
}
