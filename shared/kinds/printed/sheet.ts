import { type Html, html, raw } from '../../render/html.ts';
import type { Decision } from '../kind.ts';
import { margin } from './margin.ts';
import { dayOf, momentOf, type Reading, titleOf, untitled } from './reading.ts';

/**
 * The sheet of a published version: what was found, by whom, on what evidence, and how to use it. On screen and in
 * print, and measured before it is published.
 */
export function printedSheet(reading: Reading): Html {
  const { t, locale, published, playbook, body } = reading;
  const { metadata } = published.version;
  const { cycle } = metadata;
  const names = metadata.organisations.map((one) => one.name);
  return html`<div class="sheet"><article class="paper">
<header class="lead">
<p class="kicker">${playbook ? t('public.playbook') : t('public.kicker')}</p>
<h1>${titleOf(reading)}</h1>
${metadata.finding !== '' && html`<p class="finding">${metadata.finding}</p>`}
<p class="byline">${names.length > 0 && html`<span class="districts">${names.join(' · ')}</span>`}${
    cycle &&
    html`<span>${t('public.cycleLine', {
      title: cycle.title,
      from: dayOf(cycle.startsOn, locale),
      to: dayOf(cycle.endsOn, locale),
    })}</span>`
  }</p>
${badges(reading)}
${standing(reading)}
</header>
${raw(body)}
${cards(reading)}
${others(reading)}
</article>
${margin(reading)}
</div>`;
}

function badges({ published, decisions, t, locale }: Reading): Html | undefined {
  const { metadata } = published.version;
  if (decisions.length === 0) return undefined;
  const word = (one: Decision) =>
    one.choice === 'notYet' && one.decideBy
      ? t(`${metadata.kind}.choice.notYetBy`, { date: dayOf(one.decideBy, locale) })
      : t(`${metadata.kind}.choice.${one.choice}`);
  return html`<ul class="badges" aria-label="${t('public.decisions')}">${decisions.map(
    (one) =>
      html`<li><span class="badge" data-choice="${one.choice}">${word(one)}</span> ${metadata.references[one.organisation]?.label ?? ''}</li>`,
  )}</ul>`;
}

/** Which version this is, and whether a newer one may be read. */
function standing({ published, playbook, pinned, t, locale }: Reading): Html {
  const { publication, version, latest } = published;
  const date = momentOf(publication.created_at, locale);
  const key = pinned ? 'public.version.pinned' : 'public.version.latest';
  const exact = playbook
    ? `/c/${publication.cycle_id ?? ''}/${playbook.cycleN}`
    : `/p/${version.documentId}/${version.n}`;
  const newer =
    latest.n > version.n &&
    html`<p class="newer"><a href="/p/${version.documentId}/${latest.n}">${t('public.version.newer', {
      n: latest.n,
      date: momentOf(latest.at, locale),
    })}</a></p>`;
  return html`${newer}<p class="standing">${t(key, { n: version.n, date })}${
    !pinned && html` <a href="${exact}">${t('public.version.link')}</a>`
  }${publication.visibility === 'network' && html` ${t('public.audience.network')}`}</p>`;
}

function cards({ published, t }: Reading): Html | undefined {
  if (published.artifacts.length === 0) return undefined;
  return html`<section class="artifacts"><h2>${t('public.artifacts')}</h2><ul class="cards">${published.artifacts.map(
    (one) =>
      html`<li><a href="${one.url}" rel="noopener noreferrer nofollow ugc">${one.title}</a><span class="aside">${t(
        'public.artifact.by',
        { sort: t(`public.sort.${one.sort}`), organisation: one.organisation },
      )}</span><span class="aside">${t(`public.licence.${one.licence}`)}</span></li>`,
  )}</ul></section>`;
}

function others({ playbook, t }: Reading): Html | undefined {
  if (!playbook || playbook.others.length === 0) return undefined;
  return html`<section class="others"><h2>${t('public.more')}</h2><ul>${playbook.others.map(
    (one) => html`<li><a href="/p/${one.documentId}/${one.n}">${one.title || untitled(t)}</a></li>`,
  )}</ul></section>`;
}
