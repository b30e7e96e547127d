import { under } from '../../content/address.ts';
import type { Content, Fields, Row } from '../../content/fields.ts';
import type { Check, Surroundings } from '../kind.ts';
import {
  cellsOf,
  isSkills,
  numberOf,
  organisationName,
  readRubric,
  reasonOf,
  rowsOf,
  type Rubric,
  textOf,
  wordsOf,
} from './read.ts';
import { resultsOf, sumOf } from './results.ts';

/** The live check list of a rubric, in the order of the page. */
export function check(content: Content, surroundings: Surroundings): readonly Check[] {
  const { fields } = content;
  const rubric = readRubric(fields);
  if (!rubric.criteria.some(({ name }) => name !== '')) {
    return [make('error', 'rubric.check.empty', 'criteria')];
  }
  const sealed = fields.scoring === 'open' ? [make('error', 'rubric.check.sealed', 'criteria')] : [];
  return [
    ...sealed,
    ...(wordsOf(fields.title) === '' ? [make('warning', 'rubric.check.title', 'title')] : []),
    ...criteria(rubric),
    ...(isSkills(rubric) ? descriptors(rubric, fields) : vendors(rubric, fields)),
    ...afterBuying(rowsOf(fields, 'afterBuying'), surroundings),
  ];
}

function criteria({ criteria: all, vendors: some }: Rubric): readonly Check[] {
  const unnamed = all
    .filter(({ name }) => name === '')
    .map(({ id }) => make('warning', 'rubric.check.criterion', under('criteria', id, 'name')));
  if (some.length === 0) return unnamed;
  const sum = sumOf(all.map(({ points }) => points));
  const first = all[0];
  if (!first || sum === 100) return unnamed;
  return [...unnamed, make('warning', 'rubric.check.points', under('criteria', first.id, 'points'), { sum })];
}

/** A skills rubric is worth little where nobody says what a level looks like. */
function descriptors({ criteria: all, levels }: Rubric, fields: Fields): readonly Check[] {
  const written = cellsOf(fields.descriptors);
  return all
    .filter(({ id }) => levels.some((level) => wordsOf(written[id]?.[level.id]) === ''))
    .map(({ id, name }) =>
      make('warning', 'rubric.check.descriptors', under('descriptors', id, levels[0]?.id ?? ''), { name }),
    );
}

function vendors(rubric: Rubric, fields: Fields): readonly Check[] {
  const checks: Check[] = [];
  for (const row of rowsOf(fields, 'vendors')) {
    const at = (name: string) => under('vendors', row.id, name);
    const vendor = wordsOf(row.fields.name);
    if (vendor === '') checks.push(make('warning', 'rubric.check.vendor', at('name')));
    if (!row.fields.privacy) checks.push(make('warning', 'rubric.check.privacy', at('privacy'), { vendor }));
    if (!row.fields.accessibilityReport) {
      checks.push(make('warning', 'rubric.check.accessibility', at('accessibilityReport'), { vendor }));
    }
  }
  return [...checks, ...results(rubric)];
}

function results(rubric: Rubric): readonly Check[] {
  const { vendors: standings, discuss } = resultsOf(rubric);
  const checks: Check[] = [];
  for (const { vendor, cost, gates } of standings) {
    if (cost.type === 'noPrices') {
      checks.push(
        make('warning', 'rubric.check.prices', under('vendors', vendor.id, 'prices'), {
          vendor: vendor.name,
        }),
      );
    }
    if (cost.type === 'noStudents') {
      checks.push({
        ...make('warning', 'rubric.check.students', 'students', { vendor: vendor.name }),
        id: `rubric.check.students:${vendor.id}`,
      });
    }
    if (!rubric.revealed) continue;
    for (const { criterion } of gates.filter(({ state }) => state === 'open')) {
      checks.push(
        make('warning', 'rubric.check.gate', under('consensus', vendor.id, criterion.id), {
          vendor: vendor.name,
          criterion: criterion.name,
        }),
      );
    }
  }
  const apart = discuss.filter(({ consensus }) => consensus === undefined);
  const [widest] = apart;
  // One line for all: a hundred would hide the rest of the list.
  if (widest) {
    const at = under('consensus', widest.vendor.id, widest.criterion.id);
    checks.push(
      make('warning', 'rubric.check.discuss', at, {
        count: apart.length,
        vendor: widest.vendor.name,
        criterion: widest.criterion.name,
      }),
    );
  }
  for (const [vendor, byCriterion] of rubric.consensus) {
    for (const criterion of byCriterion.keys()) {
      if (reasonOf(rubric, vendor, criterion) !== '') continue;
      checks.push(
        make('warning', 'rubric.check.reason', under('consensusReasons', vendor, criterion), {
          vendor: nameOf(rubric.vendors, vendor),
          criterion: nameOf(rubric.criteria, criterion),
        }),
      );
    }
  }
  return checks;
}

function afterBuying(rows: readonly Row[], surroundings: Surroundings): readonly Check[] {
  return rows.flatMap(({ id, fields }) => {
    const at = (name: string) => under('afterBuying', id, name);
    const values = { organisation: organisationName(textOf(fields.organisation) ?? '', surroundings) };
    return [
      ...(fields.organisation ? [] : [make('warning', 'rubric.check.buyer', at('organisation'))]),
      ...(fields.date ? [] : [make('warning', 'rubric.check.dated', at('date'), values)]),
      ...(numberOf(fields.pricePaid) !== undefined && !fields.vendor
        ? [make('warning', 'rubric.check.bought', at('vendor'), values)]
        : []),
    ];
  });
}

function nameOf(all: readonly { readonly id: string; readonly name: string }[], id: string): string {
  return all.find((one) => one.id === id)?.name ?? '';
}

function make(level: Check['level'], message: string, address: string, values?: Check['values']): Check {
  return { id: `${message}:${address}`, level, message, address, ...(values ? { values } : {}) };
}
