import type { Decision } from '../../../shared/kinds/kind.ts';
import { kindNamed } from '../../../shared/kinds/registry.ts';
import { type Html, html, raw } from '../../../shared/render/html.ts';
import { margin } from './margin.ts';
import { dayOf, momentOf, type Reading, titleOf } from './reading.ts';
import { shell } from './shell.ts';
import { untitled } from '../../actions/documents/words.ts';

/** A published version for strangers: what was found, by whom, on what evidence, and how to use it. */
export function publicationPage(reading: Reading): string {
  const { t, locale, published, playbook, body } = reading;
  const { metadata } = published.version;
  const title = titleOf(reading);
  const { cycle } = metadata;
  const names = metadata.organisations.map((one) => one.name);
  const main = html`<div class="sheet"><article class="paper">
<header class="lead">
<p class="kicker">${playbook ? t('public.playbook') : t('public.kicker')}</p>
<h1>${title}</h1>
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
  return shell({ t, locale, path: reading.path, title, head: previewOf(reading, title), main });
}

function badges({ published, t, locale }: Reading): Html | undefined {
  const { content, metadata } = published.version;
  const decisions = content ? (kindNamed(metadata.kind)?.decisions?.(content) ?? []) : [];
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

/** What a link to this page shows elsewhere. Pages that not everyone may find are kept out of search engines. */
function previewOf({ published, origin, path, t }: Reading, title: string): Html {
  const { finding } = published.version.metadata;
  const listed = published.publication.visibility === 'listed';
  return html`${finding !== '' && html`<meta name="description" content="${finding}">`}
${!listed && html`<meta name="robots" content="noindex">`}
<meta property="og:type" content="article">
<meta property="og:site_name" content="${t('public.product')}">
<meta property="og:title" content="${title}">
${finding !== '' && html`<meta property="og:description" content="${finding}">`}
<meta property="og:url" content="${origin}${path}">`;
}
