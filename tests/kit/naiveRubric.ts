import type { Fields } from '../../shared/content/fields.ts';

/**
 * What a rubric comes to, worked out from its JSON alone as one would by hand, on a scale of 0-4: the other opinion
 * that the rules are compared with.
 */

interface Loose {
  readonly id: string;
  readonly fields: Record<string, unknown>;
}
type Cells = Record<string, Record<string, string>>;

const list = (fields: Record<string, unknown>, name: string) => (fields[name] ?? []) as Loose[];
const cellAt = (matrix: unknown, a: string, b: string): string | undefined =>
  ((matrix as { cells?: Cells } | undefined)?.cells ?? {})[a]?.[b];

export function cells(fields: Fields) {
  const out: {
    vendor: string;
    criterion: string;
    mean: number | undefined;
    low: number | undefined;
    high: number | undefined;
    spread: number;
    used: number | undefined;
  }[] = [];
  for (const vendor of list(fields, 'vendors')) {
    for (const criterion of list(fields, 'criteria')) {
      const scores: number[] = [];
      for (const rater of list(fields, 'ratings')) {
        if (rater.fields.state === 'withdrawn' || rater.fields.state === 'absent') continue;
        if (list(rater.fields, 'conflicts').some((one) => one.id === vendor.id)) continue;
        const score = cellAt(rater.fields.scores, vendor.id, criterion.id);
        if (score !== undefined && score !== 'na') scores.push(Number.parseInt(score, 10));
      }
      scores.sort((a, b) => a - b);
      let sum = 0;
      for (const score of scores) sum += score;
      const mean = scores.length > 0 ? sum / scores.length : undefined;
      const low = scores[0];
      const high = scores[scores.length - 1];
      const agreed = cellAt(fields.consensus, vendor.id, criterion.id);
      out.push({
        vendor: vendor.id,
        criterion: criterion.id,
        mean,
        low,
        high,
        spread: low === undefined || high === undefined ? 0 : high - low,
        used: agreed === undefined ? mean : agreed === 'na' ? undefined : Number.parseInt(agreed, 10),
      });
    }
  }
  return out;
}

type Weights = Record<string, number>;

function weightsOf(fields: Fields): Weights {
  const weights: Weights = {};
  for (const { id, fields: own } of list(fields, 'criteria')) weights[id] = Number(own.points ?? 0);
  return weights;
}

function totalsWith(fields: Fields, weights: Weights): (number | undefined)[] {
  const all = cells(fields);
  return list(fields, 'vendors').map(({ id }) => {
    let reached = 0;
    let possible = 0;
    for (const cell of all) {
      if (cell.vendor !== id || cell.used === undefined) continue;
      const weight = weights[cell.criterion] ?? 0;
      reached += (weight * cell.used) / 4;
      possible += weight;
    }
    return possible > 0 ? (reached / possible) * 100 : undefined;
  });
}

export const totals = (fields: Fields) => totalsWith(fields, weightsOf(fields));

export function gates(fields: Fields): string[][] {
  const all = cells(fields);
  return list(fields, 'vendors').map(({ id }) =>
    list(fields, 'criteria').flatMap((criterion) => {
      if (!criterion.fields.mustHave) return [];
      const used = all.find((cell) => cell.vendor === id && cell.criterion === criterion.id)?.used;
      const atLeast = (criterion.fields.atLeast as number | undefined) ?? 2;
      if (used === undefined) return ['open'];
      return [used >= atLeast ? 'passed' : 'failed'];
    }),
  );
}

function ranksWith(fields: Fields, weights: Weights): (number | undefined)[] {
  const failed = gates(fields).map((states) => states.includes('failed'));
  const shown = totalsWith(fields, weights).map((total, i) =>
    total === undefined || failed[i] ? undefined : Math.round(Number((total * 10).toFixed(5))),
  );
  return shown.map((own) => {
    if (own === undefined) return undefined;
    let better = 0;
    for (const other of shown) if (other !== undefined && other > own) better += 1;
    return better + 1;
  });
}

export const ranks = (fields: Fields) => ranksWith(fields, weightsOf(fields));

export function districtRanks(fields: Fields): (number | undefined)[][] {
  return list(fields, 'districts').map((district) => {
    const weights = weightsOf(fields);
    for (const criterion of Object.keys(weights)) {
      const own = cellAt(fields.weights, criterion, district.id);
      if (own !== undefined) weights[criterion] = Number(own);
    }
    return ranksWith(fields, weights);
  });
}

/** The weights whose change puts another first, as `criterion more|less`; undefined where two are not ranked. */
export function turns(fields: Fields): string[] | undefined {
  const weights = weightsOf(fields);
  let all = 0;
  for (const weight of Object.values(weights)) all += weight;
  const first = (some: (number | undefined)[]) =>
    some
      .map((rank, i) => (rank === 1 ? i : -1))
      .filter((i) => i >= 0)
      .join();
  const now = ranksWith(fields, weights);
  if (all === 0 || now.filter((rank) => rank !== undefined).length < 2) return undefined;
  const found: string[] = [];
  for (const criterion of Object.keys(weights)) {
    for (const [word, sign] of [
      ['more', 1],
      ['less', -1],
    ] as const) {
      const changed = { ...weights, [criterion]: Math.max(0, (weights[criterion] ?? 0) + (sign * all) / 10) };
      const then = first(ranksWith(fields, changed));
      if (then !== '' && then !== first(now)) found.push(`${criterion} ${word}`);
    }
  }
  return found;
}

/** Three years in cents, or why they are not known. */
export function costs(fields: Fields): (number | 'noStudents' | 'noPrices')[] {
  const students = (fields.students as number | undefined) ?? 0;
  return list(fields, 'vendors').map((vendor) => {
    const prices = list(vendor.fields, 'prices').filter((one) => one.fields.amount !== undefined);
    if (prices.length === 0) return 'noPrices';
    let cents = 0;
    for (const { fields: price } of prices) {
      const per = price.per ?? (price.sort === 'licence' ? 'studentYear' : 'once');
      if (per === 'studentYear' && students === 0) return 'noStudents';
      const times = per === 'once' ? 1 : per === 'year' ? 3 : 3 * students;
      cents += Math.round((price.amount as number) * 100) * times;
    }
    return cents;
  });
}
