import type { Fields, Value } from '../../content/fields.ts';
import { type Html, html, raw, renderLine, renderRich } from '../../render/html.ts';
import type { PageInput } from '../kind.ts';
import { categoryName, day, dollars, vendorName } from './format.ts';
import { resultsSection } from './pageResults.ts';
import {
  cellsOf,
  type Criterion,
  isSkills,
  nodesOf,
  numberOf,
  organisationName,
  periodOf,
  readRubric,
  rowsOf,
  type Rubric,
  textOf,
  wordsOf,
} from './read.ts';

/** The rubric on paper, below its title: what was found, then what it was judged by. */
export function page(input: PageInput): string {
  const { fields } = input.content;
  const rubric = readRubric(fields);
  const parts = [
    prose(input, 'purpose'),
    prose(input, 'recommendation'),
    resultsSection(input, rubric),
    criteria(input, rubric),
    vendors(input),
    afterBuying(input),
    record(input),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return html`<p class="rubric-empty">${input.t('rubric.empty')}</p>`.text;
  const kind = isSkills(rubric) ? 'rubric rubric-skills' : 'rubric';
  return html`<div class="${kind}">${parts}</div>`.text;
}

function prose({ t, content }: PageInput, name: string): Html | undefined {
  const text = renderRich(nodesOf(content.fields[name]), { headingFrom: 3 });
  if (text === '') return undefined;
  // What a rubric is for needs no heading above it.
  return html`<section data-address="${name}">${name !== 'purpose' && html`<h2>${t(`rubric.${name}`)}</h2>`}${raw(text)}</section>`;
}

function line(value: Value | undefined): Html {
  return raw(renderLine(nodesOf(value)));
}

/** Criteria under their categories, with what each level looks like where somebody wrote it. */
function criteria(input: PageInput, rubric: Rubric): Html | undefined {
  const { content, t } = input;
  const rows = new Map(rowsOf(content.fields, 'criteria').map((row) => [row.id, row.fields]));
  const named = rubric.criteria.filter(({ name }) => name !== '');
  if (named.length === 0) return undefined;
  const written = cellsOf(content.fields.descriptors);
  const levels = named.some(({ id }) =>
    rubric.levels.some((level) => wordsOf(written[id]?.[level.id]) !== ''),
  )
    ? rubric.levels.toReversed()
    : [];
  const withPoints = named.some(({ points }) => points > 0);
  const columns = 1 + (withPoints ? 1 : 0) + levels.length;
  const groups = [
    ...rubric.categories.map((category) => ({ id: category.id, name: categoryName(category, t) })),
    { id: undefined, name: t('rubric.category.none') },
  ].flatMap(({ id, name }) => {
    const known = (one: Criterion) => rubric.categories.some((category) => category.id === one.category);
    const own = named.filter((one) => (id === undefined ? !known(one) : one.category === id));
    return own.length > 0 ? [{ name, own }] : [];
  });
  return html`<section data-address="criteria"><h2>${t('rubric.criteria')}</h2><div class="rubric-scroll"><table class="rubric-criteria"><thead><tr><th scope="col">${t('rubric.criteria.name')}</th>${withPoints && html`<th scope="col" class="number">${t('rubric.criteria.points')}</th>`}${levels.map(
    ({ value, name }) => html`<th scope="col">${value}${name !== '' && ` · ${name}`}</th>`,
  )}</tr></thead>${groups.map(
    ({ name, own }) =>
      html`<tbody><tr class="rubric-category"><th scope="rowgroup" colspan="${columns}">${name}</th></tr>${own.map(
        (one) =>
          html`<tr data-address="criteria/${one.id}"><th scope="row">${one.name}${one.mustHave && html` <span class="badge">${t('rubric.mustHave.atLeast', { score: one.atLeast })}</span>`}${aside(rows.get(one.id)?.description)}</th>${withPoints && html`<td class="number">${one.points}</td>`}${levels.map(
            (level) => html`<td>${line(written[one.id]?.[level.id])}</td>`,
          )}</tr>`,
      )}</tbody>`,
  )}</table></div></section>`;
}

function aside(value: Value | undefined): Html | undefined {
  return wordsOf(value) === '' ? undefined : html`<span class="aside">${line(value)}</span>`;
}

const facts = ['privacy', 'accessibilityReport', 'signOn', 'rostering', 'evidenceTier'] as const;

/** Vendors across, what is known of each below: facts, then prices. */
function vendors({ content, t, locale }: PageInput): Html | undefined {
  const rows = rowsOf(content.fields, 'vendors');
  if (rows.length === 0) return undefined;
  const fact = (fields: Fields, name: (typeof facts)[number]) => {
    const value = textOf(fields[name]);
    if (value === undefined) return '–';
    return name === 'accessibilityReport' ? day(value, locale) : t(`rubric.${name}.${value}`);
  };
  const price = (fields: Fields) => {
    const amount = numberOf(fields.amount);
    if (amount === undefined) return undefined;
    const sort = textOf(fields.sort) ?? 'other';
    return html`<li>${t(`rubric.price.${sort}`)}: ${dollars(amount, locale)} ${t(`rubric.per.${periodOf(fields.sort, fields.per)}`)}${aside(fields.note)}</li>`;
  };
  return html`<section data-address="vendors"><h2>${t('rubric.vendors')}</h2><div class="rubric-scroll"><table class="rubric-vendors"><thead><tr><td></td>${rows.map(
    ({ fields }) =>
      html`<th scope="col">${vendorName({ name: wordsOf(fields.name) }, t)}${aside(fields.product)}</th>`,
  )}</tr></thead><tbody>${facts.map(
    (name) =>
      html`<tr><th scope="row">${t(`rubric.vendors.${name}`)}</th>${rows.map(({ fields }) => html`<td>${fact(fields, name)}</td>`)}</tr>`,
  )}<tr><th scope="row">${t('rubric.prices')}</th>${rows.map(({ fields }) => {
    const lines = rowsOf(fields, 'prices').flatMap((row) => price(row.fields) ?? []);
    return html`<td>${lines.length > 0 ? html`<ul>${lines}</ul>` : '–'}</td>`;
  })}</tr></tbody></table></div></section>`;
}

function afterBuying({ content, surroundings, t, locale }: PageInput): Html | undefined {
  const rows = rowsOf(content.fields, 'afterBuying');
  if (rows.length === 0) return undefined;
  const vendorNames = new Map(
    rowsOf(content.fields, 'vendors').map(({ id, fields }) => [
      id,
      vendorName({ name: wordsOf(fields.name) }, t),
    ]),
  );
  const columns = ['organisation', 'vendor', 'date', 'pricePaid', 'renewed', 'use', 'notShown'] as const;
  return html`<section data-address="afterBuying"><h2>${t('rubric.afterBuying')}</h2><div class="rubric-scroll"><table><thead><tr>${columns.map(
    (name) => html`<th scope="col">${t(`rubric.afterBuying.${name}`)}</th>`,
  )}</tr></thead><tbody>${rows.map(({ id, fields }) => {
    const date = textOf(fields.date);
    const paid = numberOf(fields.pricePaid);
    const renewed = textOf(fields.renewed);
    const organisation = organisationName(textOf(fields.organisation) ?? '', surroundings);
    return html`<tr data-address="afterBuying/${id}"><th scope="row">${organisation || '–'}</th><td>${vendorNames.get(textOf(fields.vendor) ?? '') ?? '–'}</td><td>${date ? day(date, locale) : '–'}</td><td class="number">${paid === undefined ? '–' : dollars(paid, locale)}</td><td>${renewed ? t(`rubric.renewed.${renewed}`) : '–'}</td><td>${line(fields.use)}</td><td>${line(fields.notShown)}</td></tr>`;
  })}</tbody></table></div></section>`;
}

/** How the scoring went, for whoever asks later. */
function record({ content, t, locale }: PageInput): Html | undefined {
  const rows = rowsOf(content.fields, 'events').filter(({ fields }) => fields.event);
  if (rows.length === 0) return undefined;
  return html`<section data-address="events" class="rubric-record"><h2>${t('rubric.events')}</h2><ul>${rows.map(
    ({ fields }) => {
      const date = textOf(fields.date);
      const said = [
        date ? day(date, locale) : '',
        t(`rubric.event.${textOf(fields.event)}`),
        wordsOf(fields.who),
      ];
      return html`<li>${said.filter((one) => one !== '').join(' · ')}${aside(fields.reason)}</li>`;
    },
  )}</ul></section>`;
}
