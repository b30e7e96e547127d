import type { Fields, Value } from '../../content/fields.ts';
import { lineText } from '../../content/text.ts';
import { type Html, html, raw, renderLine, renderRich } from '../../render/html.ts';
import type { PageInput } from '../kind.ts';
import { day } from './format.ts';
import { evidenceSection } from './pageEvidence.ts';
import { nodesOf, numberOf, rowsOf, textOf } from './read.ts';

/** The memo on paper, below its title. Sections nobody wrote in are left out, optional ones with them. */
export function page(input: PageInput): string {
  const { fields } = input.content;
  const prose = (name: string) => section(input, name, richBody(fields[name]));
  const parts = [
    prose('problem'),
    section(input, 'causes', causes(fields)),
    section(input, 'prediction', prediction(input)),
    prose('tried'),
    section(input, 'evidence', evidenceSection(input)),
    prose('learned'),
    section(input, 'decisions', decisions(input)),
    section(input, 'steps', steps(input)),
    section(input, 'needs', needs(input)),
    prose('cautions'),
    prose('help'),
    section(input, 'artifacts', artifacts(input)),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return html`<p class="memo-empty">${input.t('memo.empty')}</p>`.text;
  return html`<div class="memo">${parts}</div>`.text;
}

function section({ t }: PageInput, name: string, body: Html | undefined): Html | undefined {
  if (!body) return undefined;
  return html`<section class="memo-section" data-address="${name}"><h2>${t(`memo.${name}`)}</h2>${body}</section>`;
}

function richBody(value: Value | undefined): Html | undefined {
  const text = renderRich(nodesOf(value), { headingFrom: 3 });
  return text === '' ? undefined : raw(text);
}

/** With the day it was last changed: a prediction is worth what its date says. */
function prediction({ content, t, locale }: PageInput): Html | undefined {
  const body = richBody(content.fields.prediction);
  const on = textOf(content.fields.predictionOn);
  return (
    body &&
    html`${body}${on && html`<p class="aside">${t('memo.prediction.on', { date: day(on, locale) })}</p>`}`
  );
}

function line(value: Value | undefined): Html {
  return raw(renderLine(nodesOf(value)));
}

function decisions({ content, surroundings, t, locale }: PageInput): Html | undefined {
  const rows = rowsOf(content.fields, 'decisions').filter(
    ({ fields }) => fields.choice || lineText(fields.reason) !== '',
  );
  if (rows.length === 0) return undefined;
  const optional = ['owner', 'date'].filter((name) => rows.some(({ fields }) => fields[name]));
  return html`<table class="memo-decisions"><thead><tr>${[
    'organisation',
    'choice',
    'reason',
    ...optional,
  ].map((name) => html`<th scope="col">${t(`memo.decisions.${name}`)}</th>`)}</tr></thead><tbody>${rows.map(
    ({ id, fields }) => {
      const date = textOf(fields.date);
      return html`<tr data-address="decisions/${id}"><th scope="row">${labelOf(fields.organisation, surroundings.references, t)}</th><td>${badge(fields, { t, locale })}</td><td>${line(fields.reason)}</td>${optional.map(
        (name) => html`<td>${name === 'date' ? date && day(date, locale) : line(fields.owner)}</td>`,
      )}</tr>`;
    },
  )}</tbody></table>`;
}

/** A decision in words; shape and colour are added by the style sheet, never relied on. */
export function badge(fields: Fields, { t, locale }: Pick<PageInput, 't' | 'locale'>): Html {
  const choice = textOf(fields.choice);
  const by = textOf(fields.decideBy);
  const known = choice && ['scale', 'revise', 'drop', 'notYet'].includes(choice) ? choice : 'open';
  const word =
    known === 'notYet' && by
      ? t('memo.choice.notYetBy', { date: day(by, locale) })
      : t(`memo.choice.${known}`);
  return html`<span class="badge" data-choice="${known}">${word}</span>`;
}

function causes(fields: Fields): Html | undefined {
  const rows = rowsOf(fields, 'causes').filter((row) => lineText(row.fields.cause) !== '');
  if (rows.length === 0) return undefined;
  return html`<ul>${rows.map(
    (row) =>
      html`<li>${line(row.fields.cause)}${lineText(row.fields.support) !== '' && html`<span class="aside">${line(row.fields.support)}</span>`}</li>`,
  )}</ul>`;
}

function steps({ content, t }: PageInput): Html | undefined {
  const rows = rowsOf(content.fields, 'steps').filter((row) => lineText(row.fields.step) !== '');
  if (rows.length === 0) return undefined;
  return html`<ol class="memo-steps">${rows.map(({ fields }) => {
    const minutes = numberOf(fields.minutes);
    const asides = [
      ...['who', 'when'].map((name) => lineText(fields[name])),
      minutes === undefined ? '' : t('memo.steps.minutes.value', { minutes }),
      lineText(fields.materials),
    ].filter((one) => one !== '');
    return html`<li>${line(fields.step)}${asides.length > 0 && html`<span class="aside">${asides.join(' · ')}</span>`}</li>`;
  })}</ol>`;
}

function needs({ content, t }: PageInput): Html | undefined {
  const rows = rowsOf(content.fields, 'needs').filter((row) => lineText(row.fields.amount) !== '');
  if (rows.length === 0) return undefined;
  return html`<dl class="memo-needs">${rows.map(
    ({ fields }) =>
      html`<div><dt>${t(`memo.need.${textOf(fields.sort) ?? 'other'}`)}</dt><dd>${line(fields.amount)}</dd></div>`,
  )}</dl>`;
}

function artifacts({ content, surroundings, t }: PageInput): Html | undefined {
  const rows = rowsOf(content.fields, 'artifacts').filter((row) => row.fields.artifact);
  if (rows.length === 0) return undefined;
  return html`<ul class="memo-artifacts">${rows.map(({ fields }) => {
    const known = surroundings.references[textOf(fields.artifact) ?? ''];
    const url = known?.detail?.url;
    const name =
      known && typeof url === 'string' && /^https?:\/\//i.test(url)
        ? html`<a href="${url}" rel="noopener noreferrer nofollow ugc">${known.label}</a>`
        : html`${known?.label ?? t('memo.artifact.gone')}`;
    return html`<li>${name}${lineText(fields.note) !== '' && html`<span class="aside">${line(fields.note)}</span>`}</li>`;
  })}</ul>`;
}

/** What a reference was called, in the version at hand. */
export function labelOf(
  value: Value | undefined,
  references: PageInput['surroundings']['references'],
  t: PageInput['t'],
): string {
  return references[textOf(value) ?? '']?.label ?? t('memo.reference.gone');
}
