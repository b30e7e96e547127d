import { isBlankInline, isBlankRich } from '../../content/nodes.ts';
import { lineText } from '../../content/text.ts';
import { type Html, html, raw, renderLine, renderRich } from '../../render/html.ts';
import type { PageInput } from '../kind.ts';
import { nodesOf, rowsOf, textOf } from './read.ts';
import {
  directionOf,
  filled,
  languageName,
  languageRow,
  languagesOf,
  percentCurrent,
  tableOf,
  textIn,
} from './rules.ts';

/** The template below its title: what it is for, then every language as its families read it. */
export function page(input: PageInput): string {
  const { content, t } = input;
  const languages = languagesOf(content.fields);
  const texts = languages.map((lang) => variant(input, lang)).filter((one) => one !== undefined);
  if (texts.length === 0) return html`<p class="family-empty">${t('family.empty')}</p>`.text;
  return html`<div class="family">${facts(input)}${texts}${mergeFields(input)}</div>`.text;
}

function facts({ content: { fields }, t }: PageInput): Html | undefined {
  const channel = textOf(fields.channel);
  const rows = ['purpose', 'trigger', 'audience', 'channel', 'tone']
    .map((name) => [
      name,
      name === 'channel' ? channel && t(`family.channel.${channel}`) : lineText(fields[name]),
    ])
    .filter(([, said]) => said !== '');
  if (rows.length === 0) return undefined;
  return html`<dl class="family-facts">${rows.map(
    ([name, said]) => html`<div data-address="${name}"><dt>${t(`family.${name}`)}</dt><dd>${said}</dd></div>`,
  )}</dl>`;
}

function variant({ content: { fields }, t, locale }: PageInput, lang: string): Html | undefined {
  const isSource = lang === textOf(fields.source);
  const texts = (['body', 'legal'] as const).map((field) =>
    filled(textIn(fields, field, lang), fields, lang, { samples: false }),
  );
  const [body = [], legal = []] = texts;
  if (isBlankRich(body) && isBlankRich(legal)) return undefined;
  const rows = isSource ? [] : tableOf(fields, lang);
  if (!isSource && rows.every(({ status }) => status === 'missing')) return undefined;
  const { whose, reviewer } = languageRow(fields, lang);
  const asides = [
    whose,
    reviewer && t('family.readBy', { reviewer }),
    isSource ? '' : t('family.current', { percent: percentCurrent(rows) }),
  ].filter((one) => one !== '');
  const own = html` lang="${lang}" dir="${directionOf(lang)}"`;
  return html`<section class="family-text" data-address="body@${lang}"><h2>${languageName(lang, locale)}</h2>${
    asides.length > 0 && html`<p class="aside">${asides.join(' · ')}</p>`
  }<div${own}>${raw(renderRich(body, { headingFrom: 3 }))}${
    !isBlankRich(legal) &&
    html`<div class="family-legal">${raw(renderRich(legal, { headingFrom: 3 }))}${
      !isBlankInline(nodesOf(fields.citation)) &&
      html`<p class="aside">${raw(renderLine(nodesOf(fields.citation)))}</p>`
    }</div>`
  }</div></section>`;
}

function mergeFields({ content: { fields }, t }: PageInput): Html | undefined {
  const rows = rowsOf(fields, 'mergeFields').filter((row) => row.fields.name);
  if (rows.length === 0) return undefined;
  return html`<section class="family-fields"><h2>${t('family.mergeFields')}</h2><ul>${rows.map((row) => {
    const type = textOf(row.fields.type);
    const sample = lineText(row.fields.sample);
    return html`<li><span class="merge-field">{{${textOf(row.fields.name)}}}</span> <span class="aside">${[
      type && t(`family.fieldType.${type}`),
      sample,
    ]
      .filter((one) => one)
      .join(' · ')}</span></li>`;
  })}</ul></section>`;
}
