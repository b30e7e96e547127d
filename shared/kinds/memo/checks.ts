import { under } from '../../content/address.ts';
import type { Content, Fields, Row } from '../../content/fields.ts';
import { plainText } from '../../content/text.ts';
import { districtTypes } from '../../model.ts';
import type { Check, Guard, Surroundings } from '../kind.ts';
import { memoFields } from './fields.ts';
import { measuredOf, nodesOf, numberOf, rowsOf, textOf } from './read.ts';
import { differences, hasNumber, hasResult, isFilled, isPercent, reportedNumber, unitOf } from './rules.ts';

const proseSections = ['problem', 'tried', 'learned'] as const;

/** The live check list of a memo, in the order of the page: what stops publishing and what needs a reason. */
export function check(content: Content, surroundings: Surroundings, guard?: Guard): readonly Check[] {
  const { fields } = content;
  const found = personal(fields, guard);
  if (isEmpty(fields)) return [make('error', 'memo.check.empty', 'problem'), ...found];
  return [
    ...found,
    ...overPage(surroundings),
    ...title(fields),
    ...sections(fields),
    ...prediction(fields),
    ...evidence(rowsOf(fields, 'evidence'), surroundings),
    ...decisions(rowsOf(fields, 'decisions'), surroundings),
    ...artifacts(fields),
  ];
}

/** Whether none of the five sections says anything; rows that only name a district say nothing. */
export function isEmpty(fields: Fields): boolean {
  return (
    [...proseSections, 'evidenceText'].every((name) => !hasText(fields, name)) &&
    !rowsOf(fields, 'evidence').some(isFilled) &&
    !rowsOf(fields, 'decisions').some((row) => row.fields.choice || hasText(row.fields, 'reason'))
  );
}

function personal(fields: Fields, guard: Guard = () => []): readonly Check[] {
  return guard(memoFields, fields)
    .filter((one) => one.certainty === 'certain')
    .map(({ sort, address, shown, from }) => ({
      ...make('error', `memo.check.personal.${sort}`, address, { shown }),
      id: `memo.check.personal.${sort}:${address}:${from}`,
    }));
}

function title(fields: Fields): readonly Check[] {
  return hasText(fields, 'title') ? [] : [make('warning', 'memo.check.title', 'title')];
}

function sections(fields: Fields): readonly Check[] {
  const checks = proseSections
    .filter((name) => !hasText(fields, name))
    .map((name) => make('warning', `memo.check.section.${name}`, name));
  if (rowsOf(fields, 'evidence').some(isFilled) || hasText(fields, 'evidenceText')) return checks;
  return [...checks, make('warning', 'memo.check.section.evidence', 'evidence')];
}

function overPage({ pages = 1 }: Surroundings): readonly Check[] {
  return pages > 1 ? [make('warning', 'memo.check.overPage', 'learned', { pages })] : [];
}

/** As the messages take it: the first part that differs, and how many more do. */
export function partsSaid([part = 'wording', ...others]: readonly string[]): Record<string, string | number> {
  return { part, more: others.length };
}

/** What was foretold once results were in is no prediction: the section is held against the first of them. */
function prediction(fields: Fields): readonly Check[] {
  if (!hasText(fields, 'prediction')) return [];
  const results = rowsOf(fields, 'evidence')
    .filter(hasResult)
    .flatMap((row) => textOf(row.fields.to) ?? []);
  const first = results.toSorted()[0];
  const on = textOf(fields.predictionOn);
  if (first === undefined || on === undefined || on <= first) return [];
  return [make('warning', 'memo.check.prediction', 'prediction', { on, first })];
}

function evidence(all: readonly Row[], surroundings: Surroundings): readonly Check[] {
  const rows = all.filter(isFilled);
  const checks: Check[] = [];
  for (const row of rows) {
    const at = (name: string) => under('evidence', row.id, name);
    const values = { organisation: organisationName(row, surroundings) };
    if (!row.fields.organisation) checks.push(make('warning', 'memo.check.organisation', at('organisation')));
    if (!row.fields.measure) checks.push(make('warning', 'memo.check.measure', at('measure'), values));
    const [on, to] = [textOf(row.fields.predictedOn), textOf(row.fields.to)];
    if (row.fields.predicted && on && to && hasResult(row) && on > to) {
      checks.push(make('warning', 'memo.check.predicted', at('predicted'), { ...values, on, first: to }));
    }
    checks.push(...doubts(row, surroundings, at, values));
    if (!hasNumber(row)) continue;
    if (numberOf(row.fields.n) === undefined) checks.push(make('warning', 'memo.check.n', at('n'), values));
    if (!row.fields.to) checks.push(make('warning', 'memo.check.date', at('to'), values));
    if (!hasText(row.fields, 'source')) {
      checks.push(make('warning', 'memo.check.source', at('source'), values));
    }
  }
  for (const { row, n, against, differs } of differences(rows, surroundings)) {
    const measure = textOf(row.fields.measure) ?? '';
    checks.push(
      make('warning', 'memo.check.versions', under('evidence', row.id, 'measure'), {
        organisation: organisationName(row, surroundings),
        measure: surroundings.references[measure]?.label ?? '',
        unit: unitOf(measure, surroundings),
        n,
        against,
        ...partsSaid(differs),
      }),
    );
  }
  const first = rows.find(hasNumber);
  if (first && !rows.some((row) => namesGroup(row))) {
    checks.push(make('warning', 'memo.check.group', under('evidence', first.id, 'group')));
  }
  return checks;
}

/** What a source may have got wrong, or a paste: shares taken for percentages, days the wrong way round. */
function doubts(
  { fields }: Row,
  surroundings: Surroundings,
  at: (name: string) => string,
  values: Readonly<Record<string, string | number>>,
): readonly Check[] {
  const checks: Check[] = [];
  if (isPercent(unitOf(textOf(fields.measure), surroundings))) {
    for (const name of ['before', 'now', 'predicted']) {
      const value = reportedNumber(measuredOf(fields[name]));
      if (value === undefined || value === 0) continue;
      if (Math.abs(value) < 1)
        checks.push(make('warning', 'memo.check.share', at(name), { ...values, value }));
      if (value > 100 || value < 0)
        checks.push(make('warning', 'memo.check.beyond', at(name), { ...values, value }));
    }
  }
  const [from, to] = [textOf(fields.from), textOf(fields.to)];
  if (from && to && from > to)
    checks.push(make('warning', 'memo.check.days', at('to'), { ...values, from, to }));
  return checks;
}

function decisions(rows: readonly Row[], surroundings: Surroundings): readonly Check[] {
  const checks: Check[] = [];
  for (const row of rows) {
    const at = (name: string) => under('decisions', row.id, name);
    const values = { organisation: organisationName(row, surroundings) };
    if (!row.fields.choice) checks.push(make('error', 'memo.check.choice', at('choice'), values));
    else if (!row.fields.organisation) {
      checks.push(make('warning', 'memo.check.organisation', at('organisation')));
    }
    if (row.fields.choice === 'notYet' && !row.fields.decideBy) {
      checks.push(make('warning', 'memo.check.decideBy', at('decideBy'), values));
    }
  }
  const deciding = new Set(rows.map((row) => row.fields.organisation));
  for (const one of surroundings.organisations) {
    if (!districtTypes.includes(one.type) || deciding.has(one.id)) continue;
    checks.push({
      ...make('warning', 'memo.check.undecided', 'decisions', { organisation: one.name }),
      id: `memo.check.undecided:${one.id}`,
    });
  }
  return checks;
}

function artifacts(fields: Fields): readonly Check[] {
  const linked = rowsOf(fields, 'artifacts').some((row) => row.fields.artifact);
  return linked ? [] : [make('warning', 'memo.check.artifact', 'artifacts')];
}

const everyone =
  /^(all|all students|all pupils|everyone|every student|todos|todas|todo el alumnado|todos los estudiantes)?$/i;

function namesGroup(row: Row): boolean {
  return !everyone.test(plainText(nodesOf(row.fields.group)).trim());
}

function hasText(fields: Fields, name: string): boolean {
  return plainText(nodesOf(fields[name])).trim() !== '';
}

function organisationName(row: Row, surroundings: Surroundings): string {
  const id = textOf(row.fields.organisation) ?? '';
  const known = surroundings.organisations.find((one) => one.id === id);
  return known?.name ?? surroundings.references[id]?.label ?? '';
}

function make(level: Check['level'], message: string, address: string, values?: Check['values']): Check {
  return { id: `${message}:${address}`, level, message, address, ...(values ? { values } : {}) };
}
