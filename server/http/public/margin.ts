import { type Html, html } from '../../../shared/render/html.ts';
import { type Reading, titleOf } from './reading.ts';
import { untitled } from '../../actions/documents/words.ts';

const licenceAddress: Readonly<Record<string, string>> = {
  'CC-BY-4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'CC-BY-SA-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
  'CC-BY-NC-4.0': 'https://creativecommons.org/licenses/by-nc/4.0/',
  'CC0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/',
};

/** What stands beside the paper: use it, cite it, under which licence, sealed how. */
export function margin(reading: Reading): Html {
  const { t, published } = reading;
  const { version, publication } = published;
  const { metadata } = version;
  const licence = t(`public.licence.${publication.licence}`);
  const address = licenceAddress[publication.licence];
  return html`<aside class="margin">
<p class="use"><a class="button" href="/use/${version.documentId}/${version.n}">${t('public.use')}</a><span class="aside">${t('public.use.about')}</span></p>
<dl>
<div><dt>${t('public.cite')}</dt><dd class="citation">${citation(reading)}</dd></div>
<div><dt>${t('public.licence')}</dt><dd>${address ? html`<a href="${address}" rel="license noopener noreferrer">${licence}</a>` : licence}</dd></div>
${metadata.network && html`<div><dt>${t('public.network')}</dt><dd>${metadata.network.name}</dd></div>`}
${
  metadata.source &&
  html`<div><dt>${t('public.source')}</dt><dd><a href="/p/${metadata.source.document}/${metadata.source.n}">${t(
    'public.source.line',
    {
      title: metadata.source.title || untitled(t, metadata.kind),
      n: metadata.source.n,
      organisations: metadata.source.organisations.join(', '),
    },
  )}</a></dd></div>`
}
<div><dt>${t('public.seal')}</dt><dd><code class="seal">${groups(version.hash)}</code><span class="aside">${t('public.seal.about')}</span></dd></div>
</dl>
</aside>`;
}

function citation(reading: Reading): string {
  const { t, published, origin } = reading;
  const { version, publication } = published;
  const { organisations, network } = version.metadata;
  return t('public.citation', {
    organisations: organisations.map((one) => one.name).join('; ') || (network?.name ?? ''),
    year: String(new Date(publication.created_at).getFullYear()),
    title: titleOf(reading),
    n: String(version.n),
    network: network ? `${network.name}. ` : '',
    url: `${origin}/p/${version.documentId}/${version.n}`,
  });
}

/** In eights, so that two people can compare it aloud. */
function groups(hash: string): string {
  return (hash.match(/.{1,8}/g) ?? []).join(' ');
}
