import type { Fields } from '../../content/fields.ts';
import { type Html, html } from '../../render/html.ts';
import { whoGaveWhat } from './whoGaveWhat.ts';
import type { PageInput } from '../kind.ts';
import type { ScoreCell } from './cells.ts';
import { dotPlot } from './dotPlot.ts';
import { costWord, decimal, scoreWord, vendorName } from './format.ts';
import { organisationName, reasonOf, type Rubric, type Vendor } from './read.ts';
import { byRank, type DistrictResult, type Results, resultsOf, type VendorResult } from './results.ts';
import type { Sensitivity } from './sensitivity.ts';

type Input = Pick<PageInput, 'surroundings' | 't' | 'locale'>;

interface ResultsOptions {
  /** The fields, where each rater's scores are shown by name: inside the document, not on pages for everybody. */
  readonly who?: Fields;
}

/**
 * What came out: what to discuss on top, gates and totals, and each criterion as dots with its table. Undefined while
 * there is nothing to compare.
 */
export function resultsSection(input: Input, rubric: Rubric, options: ResultsOptions = {}): Html | undefined {
  if (rubric.vendors.length === 0) return undefined;
  const results = resultsOf(rubric);
  const isScored = results.vendors.some(({ cells }) =>
    cells.some(({ given, consensus }) => given.length > 0 || consensus !== undefined),
  );
  const { t } = input;
  return html`<section class="rubric-results" data-address="ratings"><h2>${t('rubric.results')}</h2>${
    isScored
      ? html`${discuss(input, results)}${standings(input, results, rubric)}${sensitivity(results.sensitivity, t)}${districts(input, results.districts)}${perCriterion(input, rubric, results, options)}`
      : html`<p class="aside">${t('rubric.results.none')}</p>${costs(input, results)}`
  }</section>`;
}

/** A long list is folded: the widest apart stand first. */
const firstOnes = 12;

function discuss({ t, locale }: Input, { discuss: cells }: Results): Html | undefined {
  if (cells.length === 0) return html`<p>${t('rubric.discuss.none')}</p>`;
  const item = ({ vendor, criterion, low, high, mean, consensus }: ScoreCell) =>
    html`<li>${t('rubric.discuss.line', {
      criterion: criterion.name,
      vendor: vendorName(vendor, t),
      low: low ?? 0,
      high: high ?? 0,
      mean: decimal(mean ?? 0, locale),
    })}${consensus !== undefined && html` <span class="badge">${t('rubric.discuss.agreed', { score: scoreWord(consensus, { t, locale }) })}</span>`}</li>`;
  const rest = cells.slice(firstOnes);
  return html`<div class="rubric-discuss"><h3>${t('rubric.discuss')}</h3><ol>${cells.slice(0, firstOnes).map(item)}</ol>${
    rest.length > 0 &&
    html`<details><summary>${t('rubric.discuss.more', { count: rest.length })}</summary><ol start="${firstOnes + 1}">${rest.map(item)}</ol></details>`
  }</div>`;
}

function standings(input: Input, { vendors }: Results, rubric: Rubric): Html {
  const { t, locale } = input;
  const words = { t, locale };
  const all = rubric.criteria.reduce((sum, { points }) => sum + points, 0);
  const hasGates = vendors.some(({ gates }) => gates.length > 0);
  const row = (one: VendorResult) =>
    html`<tr data-vendor="${one.vendor.id}"><th scope="row">${vendorName(one.vendor, t)}</th>${hasGates && html`<td>${gateWords(one, t)}</td>`}<td class="number">${one.total === undefined ? '–' : html`<b>${decimal(one.total, locale)}</b>`}${one.scored < all && one.total !== undefined && html`<span class="aside">${t('rubric.total.of', { scored: one.scored, all })}</span>`}</td><td class="number">${one.range ? `${decimal(one.range.low, locale)}–${decimal(one.range.high, locale)}` : '–'}</td><td class="number">${one.rank ?? '–'}</td><td class="number">${costWord(one.cost, 'total', words)}</td><td class="number">${costWord(one.cost, 'perStudentYear', words)}</td></tr>`;
  return html`<h3>${t('rubric.standings')}</h3><div class="rubric-scroll"><table class="rubric-standings"><thead><tr><th scope="col">${t('rubric.vendor')}</th>${hasGates && html`<th scope="col">${t('rubric.gates')}</th>`}${(['total', 'range', 'rank', 'threeYears', 'perStudentYear'] as const).map((name) => html`<th scope="col" class="number">${t(`rubric.standings.${name}`)}</th>`)}</tr></thead><tbody>${byRank(vendors).map(row)}</tbody></table></div>`;
}

/** What a product costs is known before anybody scores. */
function costs({ t, locale }: Input, { vendors }: Results): Html | undefined {
  if (vendors.every(({ cost }) => cost.type === 'noPrices')) return undefined;
  return html`<div class="rubric-scroll"><table><thead><tr><th scope="col">${t('rubric.vendor')}</th>${(['threeYears', 'perStudentYear'] as const).map((name) => html`<th scope="col" class="number">${t(`rubric.standings.${name}`)}</th>`)}</tr></thead><tbody>${vendors.map(
    ({ vendor, cost }) =>
      html`<tr><th scope="row">${vendorName(vendor, t)}</th>${(['total', 'perStudentYear'] as const).map((which) => html`<td class="number">${costWord(cost, which, { t, locale })}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

function gateWords({ gates }: VendorResult, t: Input['t']): Html {
  const failed = gates.filter(({ state }) => state === 'failed');
  const open = gates.filter(({ state }) => state === 'open');
  const names = (some: typeof gates) => some.map(({ criterion }) => criterion.name).join(', ');
  if (failed.length > 0) {
    return html`<span class="rubric-gate" data-state="failed">${t('rubric.gate.failed', { names: names(failed) })}</span>`;
  }
  if (open.length > 0) {
    return html`<span class="rubric-gate" data-state="open">${t('rubric.gate.open', { names: names(open) })}</span>`;
  }
  return html`<span class="rubric-gate" data-state="passed">${t('rubric.gate.passed')}</span>`;
}

/** One sentence on whether the result hangs on a weight. */
function sensitivityWords(sensitivity: Sensitivity | undefined, t: Input['t']): string | undefined {
  if (!sensitivity) return undefined;
  const names = (some: readonly Vendor[]) => some.map((one) => vendorName(one, t)).join(', ');
  const [turn, ...more] = sensitivity.turns;
  if (!turn) return t('rubric.sensitivity.steady', { first: names(sensitivity.first) });
  return t(`rubric.sensitivity.${turn.change}`, {
    criterion: turn.criterion.name,
    now: names(turn.first),
    count: more.length,
  });
}

function sensitivity(result: Results['sensitivity'], t: Input['t']): Html | undefined {
  const words = sensitivityWords(result, t);
  return words === undefined ? undefined : html`<p class="rubric-sensitivity">${words}</p>`;
}

function districts({ t, locale, surroundings }: Input, results: readonly DistrictResult[]): Html | undefined {
  const own = results.filter(({ ownWeights, district }) => ownWeights || district.students !== undefined);
  const [first] = own;
  if (!first) return undefined;
  const named = (one: DistrictResult) => organisationName(one.district.organisation, surroundings) || '–';
  return html`<h3>${t('rubric.byDistrict')}</h3><div class="rubric-scroll"><table class="rubric-districts"><thead><tr><th scope="col">${t('rubric.district')}</th>${first.vendors.map(({ vendor }) => html`<th scope="col">${vendorName(vendor, t)}</th>`)}</tr></thead><tbody>${own
    .toSorted((a, b) => named(a).localeCompare(named(b)))
    .map(
      (one) =>
        html`<tr><th scope="row">${named(one)}${!one.ownWeights && html`<span class="aside">${t('rubric.byDistrict.shared')}</span>`}</th>${one.vendors.map(
          ({ rank, total, cost }) =>
            html`<td>${rank === undefined ? '–' : t('rubric.byDistrict.rank', { rank, total: decimal(total ?? 0, locale) })}${cost.type === 'known' && html`<span class="aside">${t('rubric.byDistrict.cost', { cost: costWord(cost, 'total', { t, locale }) })}</span>`}</td>`,
        )}</tr>`,
    )}</tbody></table></div>`;
}

function perCriterion(input: Input, rubric: Rubric, { vendors }: Results, { who }: ResultsOptions): Html {
  const { t, locale } = input;
  const row = (cell: ScoreCell) => {
    const apart = cell.given.filter(({ before }) => before !== undefined).length;
    const numbers = cell.given.filter(({ score }) => typeof score === 'number').length;
    return html`<tr><th scope="row">${vendorName(cell.vendor, t)}</th><td class="rubric-dots">${dotPlot(cell, rubric)}</td><td class="number">${cell.mean === undefined ? '–' : decimal(cell.mean, locale)}</td><td class="number">${cell.low === undefined ? '–' : `${cell.low}–${cell.high}`}</td><td class="number">${numbers}${apart > 0 && html`<span class="aside">${t('rubric.changedAfterwards', { count: apart })}</span>`}</td><td class="number">${scoreWord(cell.consensus, { t, locale })}${cell.consensus !== undefined && html`<span class="aside">${reasonOf(rubric, cell.vendor.id, cell.criterion.id)}</span>`}</td></tr>`;
  };
  return html`<h3>${t('rubric.perCriterion')}</h3>${rubric.criteria.map(
    (criterion, i) =>
      html`<div class="rubric-scroll"><table class="rubric-criterion" data-criterion="${criterion.id}"><caption>${criterion.name} <span class="aside">${t('rubric.points.value', { points: criterion.points })}</span></caption><thead><tr><th scope="col">${t('rubric.vendor')}</th><th scope="col" class="rubric-dots">${t('rubric.dots', { low: rubric.lowest, high: rubric.highest })}</th>${(['mean', 'range', 'raters', 'consensus'] as const).map((name) => html`<th scope="col" class="number">${t(`rubric.cell.${name}`)}</th>`)}</tr></thead><tbody>${vendors.map(({ cells }) => cells[i] && row(cells[i]))}</tbody></table></div>${who && whoGaveWhat(input, rubric, criterion, who)}`,
  )}`;
}
