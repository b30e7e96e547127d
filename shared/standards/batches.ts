import { type Framework, type Remark, type Standard, standardsLimits } from './framework.ts';

/** How a framework is sent: each batch from the place of its first standard, small enough for one call. */
export interface Batch {
  readonly from: number;
  readonly standards: readonly Standard[];
}

const most = { standards: 500, letters: 250_000 } as const;

export function batchesOf(standards: readonly Standard[]): readonly Batch[] {
  const batches: Batch[] = [];
  let from = 0;
  let letters = 0;
  for (const [at, one] of standards.entries()) {
    const size = JSON.stringify(one).length;
    if (at > from && (letters + size > most.letters || at - from >= most.standards)) {
      batches.push({ from, standards: standards.slice(from, at) });
      from = at;
      letters = 0;
    }
    letters += size;
  }
  if (from < standards.length) batches.push({ from, standards: standards.slice(from) });
  return batches;
}

/** What is kept beside has bounds; where it goes beyond them it is left out, and that is said. */
export function withinBounds(framework: Framework): { framework: Framework; remarks: readonly Remark[] } {
  let count = 0;
  const fits = (more: unknown, letters: number) => {
    if (JSON.stringify(more ?? {}).length <= letters) return true;
    count += 1;
    return false;
  };
  const { more, ...head } = framework;
  const standards = framework.standards.map((one) => {
    if (fits(one.more, standardsLimits.more)) return one;
    const { more: _, ...rest } = one;
    return rest;
  });
  const kept = { ...head, standards, ...(more && fits(more, standardsLimits.frameworkMore) ? { more } : {}) };
  return { framework: kept, remarks: count > 0 ? [{ type: 'longMore', values: { count } }] : [] };
}
