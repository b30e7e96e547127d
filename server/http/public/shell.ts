import type { Translate } from '../../../shared/kinds/kind.ts';
import type { Locale } from '../../../shared/model.ts';
import { type Html, html } from '../../../shared/render/html.ts';
import { stylesheet } from './files.ts';

export interface Shell {
  readonly t: Translate;
  readonly locale: Locale;
  /** Path of this page, without a query. */
  readonly path: string;
  readonly title: string;
  readonly head?: Html;
  readonly main: Html;
}

/** A whole page that needs no script. */
export function shell({ t, locale, path, title, head, main }: Shell): string {
  const other: Locale = locale === 'en' ? 'es' : 'en';
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${t('public.product')}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${stylesheet}">
${head}
</head>
<body>
<a class="skip" href="#text">${t('public.skip')}</a>
<header class="masthead"><nav aria-label="${t('public.product')}"><a class="brand" href="/">${t('public.product')}</a><a href="/library">${t('public.library')}</a><a href="${path}?lang=${other}" hreflang="${other}" lang="${other}">${t('public.language')}</a></nav></header>
<main id="text">${main}</main>
</body>
</html>
`.text;
}
