import type { Fields } from '../../content/fields.ts';
import { type Html, html } from '../../render/html.ts';
import type { PageInput } from '../kind.ts';
import { scoreWord, vendorName } from './format.ts';
import {
  cellsOf,
  type Criterion,
  organisationName,
  type Rating,
  rowsOf,
  type Rubric,
  wordsOf,
} from './read.ts';

/** One criterion's scores by rater, with what each wrote: folded, for the talk about them. */
export function whoGaveWhat(
  { surroundings, t, locale }: Pick<PageInput, 'surroundings' | 't' | 'locale'>,
  { ratings, vendors }: Rubric,
  criterion: Criterion,
  fields: Fields,
): Html | undefined {
  const heard = ratings.filter(({ state }) => state !== 'absent' && state !== 'withdrawn');
  if (heard.length === 0) return undefined;
  const rows = new Map(rowsOf(fields, 'ratings').map((row) => [row.id, row.fields]));
  const cell = (rating: Rating, vendor: string) => {
    if (rating.conflicts.has(vendor)) return html`<span class="aside">${t('rubric.who.conflict')}</span>`;
    const before = rating.before.get(vendor)?.get(criterion.id);
    const own = rows.get(rating.id);
    const note = wordsOf(cellsOf(own?.notes)[vendor]?.[criterion.id]);
    const link = wordsOf(cellsOf(own?.links)[vendor]?.[criterion.id]);
    const score = scoreWord(rating.scores.get(vendor)?.get(criterion.id), { t, locale });
    return html`${score}${before !== undefined && html` <span class="badge">${t('rubric.who.before', { score: scoreWord(before, { t, locale }) })}</span>`}${note !== '' && html`<span class="aside">${note}</span>`}${link !== '' && html`<span class="aside">${linkTo(link)}</span>`}`;
  };
  return html`<details class="rubric-who"><summary>${t('rubric.who')}</summary><div class="rubric-scroll"><table><thead><tr><th scope="col">${t('rubric.who.rater')}</th>${vendors.map((one) => html`<th scope="col">${vendorName(one, t)}</th>`)}</tr></thead><tbody>${heard.map(
    (rating, i) =>
      html`<tr><th scope="row">${rating.name || t('rubric.who.unnamed', { n: i + 1 })}<span class="aside">${organisationName(rating.organisation, surroundings)}</span></th>${vendors.map(({ id }) => html`<td>${cell(rating, id)}</td>`)}</tr>`,
  )}</tbody></table></div></details>`;
}

function linkTo(url: string): Html {
  if (!/^https?:\/\//i.test(url)) return html`${url}`;
  return html`<a href="${url}" rel="noopener noreferrer nofollow ugc">${url}</a>`;
}
