import type { Change } from '../../../content/apply.ts';
import type { Node } from '../../../content/fields.ts';
import { isLocked } from '../../../content/locks.ts';
import { isBlankInline } from '../../../content/nodes.ts';
import { hashOfWords, translationOf, wordsOf } from '../../../content/units.ts';
import { type Disparity, parity, type UnitRow } from '../rules.ts';
import { inlineOf } from '../write.ts';
import type { BilingualText, FileRow } from './read.ts';

/** What a unit would become. */
export interface Incoming {
  readonly row: UnitRow;
  readonly nodes: readonly Node[];
  readonly before: string;
  readonly after: string;
  /** What its source said when the file was made, where that is known to be something else now. */
  readonly olderSource?: string;
  /** Merge fields that the translator lost or added. */
  readonly disparity?: Disparity;
}

/** What came back, held against the template as it is now. */
export interface Review {
  readonly changed: readonly Incoming[];
  /** Came back as they are. */
  readonly same: readonly Incoming[];
  /** In the file without a translation. */
  readonly empty: readonly UnitRow[];
  /** Came back otherwise, and nobody may change it here. */
  readonly locked: readonly Incoming[];
  /** In the template and not in the file: written since, or their row was removed. */
  readonly absent: readonly UnitRow[];
  /** In the file and in no unit of the template. */
  readonly unmatched: readonly { readonly source: string; readonly target: string }[];
}

/** @param locks addresses that nobody may change now: one of them would have all of the file's changes refused */
export function reviewOf(
  { rows }: BilingualText,
  units: readonly UnitRow[],
  locks: readonly string[] = [],
): Review {
  const byId = new Map(units.map((unit) => [`${unit.field}/${unit.id}`, unit]));
  const changed: Incoming[] = [];
  const same: Incoming[] = [];
  const empty: UnitRow[] = [];
  const locked: Incoming[] = [];
  const unmatched: { source: string; target: string }[] = [];
  const seen = new Set<UnitRow>();
  for (const row of rows) {
    const unit = unitOf(row, units, byId, seen);
    if (!unit) {
      const words = { source: wordsOf(row.source), target: wordsOf(row.target) };
      if (words.target !== '') unmatched.push(words);
      continue;
    }
    seen.add(unit);
    const incoming = incomingOf(row, unit);
    if (isLocked(locks, unit.address)) {
      if (!isBlankInline(row.target) && incoming.before !== incoming.after) locked.push(incoming);
    } else if (isBlankInline(row.target)) empty.push(unit);
    else if (incoming.before === incoming.after) same.push(incoming);
    else changed.push(incoming);
  }
  const absent = units.filter((unit) => !seen.has(unit) && !isLocked(locks, unit.address));
  return { changed, same, empty, locked, unmatched, absent };
}

/** By its id; where no id survived, by the words of the source, if just one unit says them. */
function unitOf(
  row: FileRow,
  units: readonly UnitRow[],
  byId: ReadonlyMap<string, UnitRow>,
  seen: ReadonlySet<UnitRow>,
): UnitRow | undefined {
  if (row.id) {
    const unit = byId.get(`${row.id.field}/${row.id.unit}`);
    return unit && !seen.has(unit) ? unit : undefined;
  }
  const [only, ...others] = units.filter(
    (unit) => !seen.has(unit) && unit.words === wordsOf(withAtoms(row.source, unit)),
  );
  return others.length === 0 ? only : undefined;
}

function incomingOf(row: FileRow, unit: UnitRow): Incoming {
  const nodes = withAtoms(row.target, unit);
  const source = wordsOf(withAtoms(row.source, unit));
  const isOlder = (row.id?.of ?? hashOfWords(source)) !== hashOfWords(unit.words);
  const disparity = parity(unit.node.content ?? [], nodes);
  return {
    row: unit,
    nodes,
    before: wordsOf(unit.target?.text),
    after: wordsOf(nodes),
    ...(isOlder ? { olderSource: source } : {}),
    ...(disparity ? { disparity } : {}),
  };
}

/** `{{name}}` and `[[label]]` as what they stand for; labels as this unit's source has them. */
function withAtoms(nodes: readonly Node[], { node }: UnitRow): readonly Node[] {
  const slots = new Map(
    (node.content ?? [])
      .filter(({ type }) => type === 'slot')
      .map(({ attrs }) => [String(attrs?.label), String(attrs?.slot)]),
  );
  return nodes.flatMap((one) => {
    if (one.type !== 'text') return [one];
    const parts = inlineOf(one.text ?? '', slots);
    return one.marks ? parts.map((part) => ({ ...part, marks: one.marks })) : parts;
  });
}

/** `draft`: somebody still reviews it; `reviewed`: whoever brings it in stands behind it. */
export type As = 'draft' | 'reviewed';

/** What makes the template say what came back: unit by unit, nothing else of it. */
export function changesOf(
  review: Review,
  as: As,
  made: { readonly who: string; readonly at: number },
): readonly Change[] {
  const texts = review.changed.map(
    ({ row, nodes }): Change => ({ type: 'text', address: row.address, nodes }),
  );
  const marked = as === 'reviewed' ? [...review.changed, ...review.same] : review.changed;
  const records = marked.map(({ row, olderSource }): Change => {
    const translation = translationOf(olderSource ?? row.words, { state: 'reviewed', ...made });
    return { type: 'translation', address: row.address, made: as === 'reviewed' ? translation : null };
  });
  return [...texts, ...records];
}
