import type { Row } from '../../content/fields.ts';
import { plainText } from '../../content/text.ts';
import { type Html, html, raw, renderLine, renderRich } from '../../render/html.ts';
import type { PageInput } from '../kind.ts';
import { nodesOf, rowsOf } from '../read.ts';
import { calendarName } from './checks.ts';
import { fitsOf, usageOf } from './calendar.ts';
import { coverageOf } from './coverage.ts';
import { unitTexts } from './fields.ts';
import { readSequence, type Sequence } from './read.ts';
import { lanesOf } from './slots.ts';
import { laneName, lengthWords, weeksWords } from './words.ts';
import { drawing } from './drawing.ts';

/** The sequence on paper: the year at a glance, every unit by grade, what is covered, days against each calendar. */
export function page(input: PageInput): string {
  const { content, t } = input;
  const sequence = readSequence(content.fields);
  const about = renderRich(nodesOf(content.fields.about), { headingFrom: 3 });
  if (sequence.units.length === 0)
    return html`${raw(about)}<p class="sequence-empty">${t('sequence.empty')}</p>`.text;
  return html`<div class="sequence">${raw(about)}${section(t('sequence.timeline'), 'units', drawing(input, sequence))}${units(input, sequence)}${coverage(input, sequence)}${calendars(input, sequence)}</div>`
    .text;
}

function section(heading: string, address: string, body: Html): Html {
  return html`<section class="sequence-section" data-address="${address}"><h2>${heading}</h2>${body}</section>`;
}

function units(input: PageInput, sequence: Sequence): Html {
  const { content, t } = input;
  const rows = new Map(rowsOf(content.fields, 'units').map((row) => [row.id, row]));
  const lanes = lanesOf(sequence.units);
  const placed = new Set(lanes.flatMap((lane) => lane.units.map(({ id }) => id)));
  const rest = sequence.units.filter(({ id }) => !placed.has(id));
  const groups = [
    ...lanes.map((lane) => ({ name: laneName(lane, t), units: lane.units })),
    ...(rest.length > 0 ? [{ name: t('sequence.noGrade'), units: rest }] : []),
  ];
  const codes = new Map(sequence.standards.map((one) => [one.id, one.code || one.statement]));
  return html`${groups.map((group) =>
    section(
      group.name,
      'units',
      html`<table class="sequence-units"><thead><tr>${(['unit', 'when', 'standards', 'details'] as const).map(
        (name) => html`<th scope="col">${t(`sequence.column.${name}`)}</th>`,
      )}</tr></thead><tbody>${group.units.map((unit) => {
        const row = rows.get(unit.id);
        const cited = unit.citations.map((one) => {
          const level = one.level ? ` (${t(`sequence.level.${one.level}`)})` : '';
          const code = codes.get(one.standard) ?? t('sequence.standardGone');
          return html`<li>${one.emphasis === 'priority' ? html`<strong>${code}</strong>` : code}${level}</li>`;
        });
        return html`<tr data-address="units/${unit.id}"><th scope="row">${row && raw(renderLine(nodesOf(row.fields.title)))}</th><td>${weeksWords(unit, sequence, t)}<span class="aside">${lengthWords(unit, t)}</span></td><td>${cited.length > 0 && html`<ul>${cited}</ul>`}</td><td>${row && details(row, input)}</td></tr>`;
      })}</tbody></table>`,
    ),
  )}`;
}

function details(row: Row, { t }: PageInput): Html {
  const parts = unitTexts.filter((name) => plainText(nodesOf(row.fields[name])).trim() !== '');
  return html`${parts.length > 0 && html`<dl>${parts.map((name) => html`<dt>${t(`sequence.unit.${name}`)}</dt><dd>${raw(renderRich(nodesOf(row.fields[name]), { headingFrom: 4 }))}</dd>`)}</dl>`}`;
}

function coverage({ t }: PageInput, sequence: Sequence): Html {
  const covered = coverageOf(sequence);
  if (covered.length === 0) return html``;
  return section(
    t('sequence.coverage'),
    'standards',
    html`<table class="sequence-coverage"><thead><tr>${(['standard', 'covered', 'where'] as const).map(
      (name) => html`<th scope="col">${t(`sequence.column.${name}`)}</th>`,
    )}</tr></thead><tbody>${covered.map(({ standard, state, taught }) => {
      const source = [standard.framework, standard.version].filter((one) => one !== '').join(', ');
      return html`<tr data-address="standards/${standard.id}"><th scope="row">${standard.code} <span class="aside">${standard.statement}${source !== '' && ` (${source})`}</span></th><td data-covered="${state}">${t(`sequence.covered.${state}`, { count: taught.length })}</td><td>${taught
        .map(({ unit, citation }) =>
          [
            unit.grade ? t(`sequence.grade.${unit.grade}`) : '',
            unit.title,
            citation.level ? t(`sequence.level.${citation.level}`) : '',
          ]
            .filter((one) => one !== '')
            .join(' · '),
        )
        .join('; ')}</td></tr>`;
    })}</tbody></table>`,
  );
}

function calendars({ surroundings, t }: PageInput, sequence: Sequence): Html {
  const known = sequence.calendars.filter((one) => one.firstDay !== undefined);
  if (known.length === 0) return html``;
  return html`${known.map((calendar) => {
    const misfits = fitsOf(sequence, calendar).filter((fit) => fit.beyond || fit.has < fit.needs);
    const usage = usageOf(sequence, calendar);
    const terms = usage[0]?.terms.map(({ term }) => term.name) ?? [];
    return section(
      t('sequence.onCalendar', { calendar: calendarName(calendar, surroundings) }),
      `calendars/${calendar.id}`,
      html`<table class="sequence-days"><thead><tr><th scope="col">${t('sequence.column.grade')}</th>${[...terms, t('sequence.year')].map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${usage.map(
        ({ lane, terms: inTerms, year }) =>
          html`<tr><th scope="row">${laneName(lane, t)}</th>${[...inTerms, year].map((days) => html`<td class="number">${t('sequence.daysOf', { used: days.used, available: days.available })}</td>`)}</tr>`,
      )}</tbody></table>${misfits.length > 0 && html`<ul>${misfits.map((fit) => html`<li>${fit.beyond ? t('sequence.misfit.beyond', { unit: fit.unit.title }) : t('sequence.misfit.short', { unit: fit.unit.title, needs: fit.needs, has: fit.has })}</li>`)}</ul>`}`,
    );
  })}`;
}
