import { grades, type Level } from './fields.ts';
import type { Citation, Sequence, Standard, Unit } from './read.ts';
import { startOf } from './slots.ts';

export interface Taught {
  readonly unit: Unit;
  readonly citation: Citation;
}
export type Coverage = 'never' | 'once' | 'repeated';
/** A step of the way from introduced to mastered that does not follow from those before. */
export interface Misstep {
  readonly type: 'notIntroduced' | 'afterMastered';
  readonly at: Taught;
}
export interface Covered {
  readonly standard: Standard;
  readonly state: Coverage;
  /** Where it is taught, in the order in which students meet it. */
  readonly taught: readonly Taught[];
  readonly missteps: readonly Misstep[];
}

/** What becomes of every standard; a unit that cites one twice covers it once. */
export function coverageOf(sequence: Sequence): readonly Covered[] {
  const taught = new Map<string, Taught[]>();
  for (const unit of inOrder(sequence)) {
    const seen = new Set<string>();
    for (const citation of unit.citations) {
      if (seen.has(citation.standard)) continue;
      seen.add(citation.standard);
      const known = taught.get(citation.standard);
      if (known) known.push({ unit, citation });
      else taught.set(citation.standard, [{ unit, citation }]);
    }
  }
  return sequence.standards.map((standard) => {
    const all = taught.get(standard.id) ?? [];
    const state = all.length === 0 ? 'never' : all.length === 1 ? 'once' : 'repeated';
    return { standard, state, taught: all, missteps: misstepsOf(all) };
  });
}

/** Citations whose standard is not among the document's any more. */
export function lostCitations({ units, standards }: Sequence): readonly Taught[] {
  const known = new Set(standards.map(({ id }) => id));
  return units.flatMap((unit) =>
    unit.citations.filter(({ standard }) => !known.has(standard)).map((citation) => ({ unit, citation })),
  );
}

function misstepsOf(taught: readonly Taught[]): readonly Misstep[] {
  const missteps: Misstep[] = [];
  const seen = new Set<Level>();
  for (const at of taught) {
    const { level } = at.citation;
    if (!level) continue;
    if (level !== 'introduced' && seen.size === 0) missteps.push({ type: 'notIntroduced', at });
    if (level === 'introduced' && seen.has('mastered')) missteps.push({ type: 'afterMastered', at });
    seen.add(level);
  }
  return missteps;
}

/** As students meet them: by grade, then by week; what has neither comes last. */
function inOrder(sequence: Sequence): readonly Unit[] {
  const place = (unit: Unit) =>
    [unit.grade === undefined ? grades.length : grades.indexOf(unit.grade), startOf(unit, sequence)] as const;
  return sequence.units.toSorted((a, b) => {
    const [one, other] = [place(a), place(b)];
    return one[0] - other[0] || one[1] - other[1];
  });
}
