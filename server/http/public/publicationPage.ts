import { printedSheet } from '../../../shared/kinds/printed/sheet.ts';
import { type Reading, titleOf } from '../../../shared/kinds/printed/reading.ts';
import { kindNamed } from '../../../shared/kinds/registry.ts';
import type { Locale } from '../../../shared/model.ts';
import { type Html, html } from '../../../shared/render/html.ts';
import type { Published } from '../../actions/library/readPublication.ts';
import { shell } from './shell.ts';

interface Asked extends Omit<Reading, 'decisions'> {
  readonly locale: Locale;
  /** Path of this page. */
  readonly path: string;
  readonly published: Published;
}

/** A published version for strangers. */
export function publicationPage(asked: Asked): string {
  const { t, locale, path, published } = asked;
  const { content, metadata } = published.version;
  const decisions = content ? (kindNamed(metadata.kind)?.decisions?.(content) ?? []) : [];
  const title = titleOf(asked);
  return shell({
    t,
    locale,
    path,
    title,
    head: previewOf(asked, title),
    main: printedSheet({ ...asked, decisions }),
  });
}

/** What a link to this page shows elsewhere. Pages that not everyone may find are kept out of search engines. */
function previewOf({ published, origin, path, t }: Asked, title: string): Html {
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
