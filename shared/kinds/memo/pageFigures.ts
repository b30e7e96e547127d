import { type Html, html } from '../../render/html.ts';
import type { PageInput } from '../kind.ts';
import { type Figure, figuresOf, type Panel, type Point } from './figures.ts';
import { amount, day, measured } from './format.ts';
import { measureRef, reportedNumber } from './rules.ts';

const [wide, high] = [168, 74];
const plot = { left: 30, right: 160, top: 14, bottom: 62 };
/** Room for the first and the last number beside the axis. */
const inset = 14;

/** Small charts, each beside its row of the table: shapes and words carry what colour would. */
export function figures(input: PageInput): Html | undefined {
  const all = figuresOf(input.content, input.surroundings);
  if (all.length === 0) return undefined;
  return html`<div class="memo-figures">${all.map((one) => figure(one, input))}</div>`;
}

function figure(one: Figure, input: PageInput): Html {
  const { t, locale, surroundings } = input;
  const version = measureRef(one.measure)?.n ?? 1;
  const label = surroundings.references[one.measure]?.label ?? '';
  const [from, to] = one.scale.map((value) => amount(value, one.unit, locale));
  const events = new Map(one.panels.flatMap((panel) => panel.events.map((each) => [each.letter, each])));
  const words = [
    t('memo.figures.signs'),
    one.target === undefined
      ? ''
      : t('memo.figures.target', { target: amount(one.target, one.unit, locale) }),
    one.panels.some((panel) => panel.predicted !== undefined) ? t('memo.figures.predicted') : '',
    ...[...events.values()].map(({ letter, on, what }) => `${letter} ${day(on, locale)}: ${what}.`),
  ];
  return html`<figure class="memo-figure"><figcaption>${t('memo.figures.caption', { measure: label, n: version, from: from ?? '', to: to ?? '' })}</figcaption><ul class="memo-panels">${one.panels.map(
    (panel) => html`<li>${chart(panel, one, input)}<span class="aside">${nameOf(panel, input)}</span></li>`,
  )}</ul><p class="memo-legend">${words.filter((each) => each !== '').join(' ')}</p></figure>`;
}

function nameOf({ organisation, group }: Panel, { surroundings, t }: PageInput): string {
  const label = surroundings.references[organisation]?.label ?? t('memo.reference.gone');
  return group === '' ? label : `${label} · ${group}`;
}

function chart(panel: Panel, { unit, scale, days, target }: Figure, input: PageInput): Html {
  const { locale } = input;
  const x = (on: string | undefined, otherwise: number): number => {
    if (!days || on === undefined) return otherwise;
    const [start, end] = days.map((one) => Date.parse(one));
    const share = (Date.parse(on) - (start ?? 0)) / ((end ?? 1) - (start ?? 0));
    return plot.left + inset + share * (plot.right - plot.left - 2 * inset);
  };
  const y = (value: number): number =>
    plot.bottom - ((value - scale[0]) / (scale[1] - scale[0])) * (plot.bottom - plot.top);
  const at = (point: Point | undefined, otherwise: number) => {
    const value = reportedNumber(point?.value);
    return value === undefined ? undefined : { value, x: tidy(x(point?.on, otherwise)), y: tidy(y(value)) };
  };
  const before = at(panel.before, plot.left + inset);
  const now = at(panel.now, plot.right - inset);
  const said = (value: number) => amount(value, unit, locale);
  const line = (x1: number, y1: number, x2: number, y2: number, dashes?: string) =>
    html`<line x1="${tidy(x1)}" y1="${tidy(y1)}" x2="${tidy(x2)}" y2="${tidy(y2)}" stroke="currentColor"${dashes !== undefined && html` stroke-dasharray="${dashes}"`}/>`;
  const words = (text: string, atX: number, atY: number, anchor = 'middle') =>
    html`<text x="${tidy(atX)}" y="${tidy(atY)}" text-anchor="${anchor}">${text}</text>`;
  return html`<svg class="memo-chart" viewBox="0 0 ${wide} ${high}" role="img" aria-label="${aloud(panel, { unit, target }, input)}">
${line(plot.left, plot.bottom, plot.right, plot.bottom)}
${words(said(scale[1]), plot.left - 3, plot.top + 3, 'end')}${words(said(scale[0]), plot.left - 3, plot.bottom + 2, 'end')}
${target !== undefined && line(plot.left, y(target), plot.right, y(target), '4 3')}
${panel.events.map((event) => {
  const place = x(event.on, plot.right);
  return html`${line(place, plot.top, place, plot.bottom, '1 2')}${words(event.letter, place, plot.top - 3)}`;
})}
${before && now && line(before.x, before.y, now.x, now.y)}
${before && html`<circle cx="${before.x}" cy="${before.y}" r="3.4" class="memo-before" stroke="currentColor"/>${words(said(before.value), before.x, before.y - 6)}`}
${now && html`<circle cx="${now.x}" cy="${now.y}" r="3.8" fill="currentColor"/>${words(said(now.value), now.x, now.y - 6)}`}
${(['before', 'now'] as const).map((name) => {
  const value = panel[name]?.value;
  const place = name === 'before' ? before : now;
  if (!value || place) return '';
  const [edge, anchor] = name === 'before' ? [plot.left + 2, 'start'] : [plot.right, 'end'];
  return words(measured(value, unit, input), edge, plot.bottom - 3, anchor);
})}
${panel.predicted !== undefined && html`<path d="M${tidy((now?.x ?? plot.right - inset) - 3)} ${tidy(y(panel.predicted) - 3)}l6 6m0-6l-6 6" stroke="currentColor" fill="none"/>`}
</svg>`;
}

function aloud(panel: Panel, { unit, target }: Pick<Figure, 'unit' | 'target'>, input: PageInput): string {
  const { t, locale } = input;
  return [
    nameOf(panel, input),
    `${t('memo.evidence.before')}: ${measured(panel.before?.value, unit, input)}`,
    `${t('memo.evidence.now')}: ${measured(panel.now?.value, unit, input)}`,
    target === undefined ? '' : t('memo.figures.target', { target: amount(target, unit, locale) }),
    ...panel.events.map(({ on, what }) => `${day(on, locale)}: ${what}`),
  ]
    .filter((one) => one !== '')
    .map((one) => one.replace(/\.$/, ''))
    .join('. ');
}

function tidy(value: number): number {
  return Math.round(value * 10) / 10;
}
