import type { Row } from '../../content/fields.ts';
import { lineText } from '../../content/text.ts';
import { type Html, html, raw, renderRich } from '../../render/html.ts';
import type { PageInput } from '../kind.ts';
import { partsSaid } from './checks.ts';
import { figuresOf } from './figures.ts';
import { change, day, measured } from './format.ts';
import { figures } from './pageFigures.ts';
import { measuredOf, nodesOf, numberOf, rowsOf, textOf } from './read.ts';
import { changeOf, differences, isFilled, measureRef, unitOf } from './rules.ts';

const columns = ['organisation', 'measure', 'before', 'now', 'change'] as const;

/** The table of evidence, its legend, and what the team says about the numbers. */
export function evidenceSection(input: PageInput): Html | undefined {
  const { content, t } = input;
  const rows = rowsOf(content.fields, 'evidence').filter(isFilled);
  const text = renderRich(nodesOf(content.fields.evidenceText), { headingFrom: 3 });
  if (rows.length === 0) return text === '' ? undefined : raw(text);
  return html`<div class="memo-scroll"><table class="memo-evidence"><thead><tr>${columns.map(
    (name) => html`<th scope="col">${t(`memo.evidence.${name}`)}</th>`,
  )}</tr></thead><tbody>${rows.map((row) => tableRow(row, input))}</tbody></table></div>${legend(rows, input)}${content.fields.figures === true && figures(input)}${events(input)}${raw(text)}`;
}

function tableRow(row: Row, input: PageInput): Html {
  const { surroundings, t } = input;
  const measure = textOf(row.fields.measure);
  const unit = unitOf(measure, surroundings);
  const value = (name: string) => {
    const one = measuredOf(row.fields[name]);
    return html`<td class="number" data-label="${t(`memo.evidence.${name}`)}" data-state="${one?.state ?? 'open'}">${one ? measured(one, unit, input) : '–'}</td>`;
  };
  const organisation = surroundings.references[textOf(row.fields.organisation) ?? '']?.label;
  const changed = changeOf(row, surroundings);
  const details = detailsOf(row, unit, input);
  return html`<tr data-address="evidence/${row.id}"><th scope="row">${organisation ?? t('memo.reference.gone')}</th><td>${
    surroundings.references[measure ?? '']?.label ?? '–'
  }${details !== '' && html`<span class="aside">${details}</span>`}</td>${value('before')}${value('now')}<td class="number" data-label="${t('memo.evidence.change')}" data-change="${changed.type}">${
    changed.type === 'open' ? '–' : change(changed, input)
  }</td></tr>`;
}

function detailsOf(row: Row, unit: string, input: PageInput): string {
  const { t, locale, surroundings } = input;
  const { fields } = row;
  const n = numberOf(fields.n);
  const [from, to] = [textOf(fields.from), textOf(fields.to)];
  const predicted = measuredOf(fields.predicted);
  const asPredicted = textOf(fields.asPredicted);
  const sourceType = textOf(fields.sourceType);
  const source = lineText(fields.source);
  const version = measureRef(textOf(fields.measure) ?? '')?.n;
  const known = surroundings.references[textOf(fields.measure) ?? ''] !== undefined;
  return [
    lineText(fields.group),
    n === undefined ? '' : t('memo.detail.n', { n: new Intl.NumberFormat(locale).format(n) }),
    from && to
      ? t('memo.detail.dates', { from: day(from, locale), to: day(to, locale) })
      : to
        ? day(to, locale)
        : from
          ? t('memo.detail.from', { from: day(from, locale) })
          : '',
    [sourceType ? t(`memo.sourceType.${sourceType}`) : '', source].filter((one) => one !== '').join(': '),
    predicted ? t('memo.detail.predicted', { predicted: measured(predicted, unit, input) }) : '',
    asPredicted ? t(`memo.detail.asPredicted.${asPredicted}`) : '',
    version !== undefined && known ? t('memo.detail.version', { n: version }) : '',
  ]
    .filter((one) => one !== '')
    .join(' · ');
}

/** Says in words only what this table uses. */
function legend(rows: readonly Row[], { surroundings, t }: PageInput): Html {
  const states = new Set(
    rows.flatMap(({ fields }) =>
      [fields.before, fields.now, fields.predicted].map((one) => measuredOf(one)?.state),
    ),
  );
  const lines = [
    ...(rows.some((row) => changeOf(row, surroundings).type === 'points') ? [t('memo.legend.points')] : []),
    ...(['zero', 'suppressed', 'notReported'] as const)
      .filter((state) => states.has(state))
      .map((state) => t(`memo.legend.${state}`)),
    ...differences(rows, surroundings).map(({ row, n, against, differs }) =>
      t('memo.legend.versions', {
        organisation: surroundings.references[textOf(row.fields.organisation) ?? '']?.label ?? '',
        measure: surroundings.references[textOf(row.fields.measure) ?? '']?.label ?? '',
        n,
        against,
        ...partsSaid(differs),
      }),
    ),
  ];
  return html`${lines.length > 0 && html`<p class="memo-legend">${lines.join(' ')}</p>`}`;
}

/** What else happened, where no chart tells it. */
function events(input: PageInput): Html | undefined {
  const { content, surroundings, t, locale } = input;
  const told =
    content.fields.figures === true
      ? new Set(
          figuresOf(content, surroundings).flatMap(({ panels }) => panels.map((one) => one.organisation)),
        )
      : new Set<string>();
  const rows = rowsOf(content.fields, 'events').filter(
    ({ fields }) =>
      lineText(fields.what) !== '' && !(fields.on && told.has(textOf(fields.organisation) ?? '')),
  );
  if (rows.length === 0) return undefined;
  return html`<p class="memo-legend">${t('memo.events')}: ${rows
    .map(({ fields }) => {
      const on = textOf(fields.on);
      const who = surroundings.references[textOf(fields.organisation) ?? '']?.label ?? '';
      return [on ? day(on, locale) : '', who, lineText(fields.what)].filter((one) => one !== '').join(', ');
    })
    .join('; ')}.</p>`;
}
