import type { Translate } from '../../../shared/kinds/kind.ts';
import type { Locale } from '../../../shared/model.ts';
import { html } from '../../../shared/render/html.ts';
import { shell } from './shell.ts';

/** The same for what does not exist and for what is not the reader's. */
export function missingPage(t: Translate, locale: Locale, path: string): string {
  const title = t('public.missing.title');
  const signIn = `/sign-in?next=${encodeURIComponent(path)}`;
  return shell({
    t,
    locale,
    path,
    title,
    head: html`<meta name="robots" content="noindex">`,
    main: html`<div class="sheet"><article class="paper"><h1>${title}</h1><p>${t('public.missing.text')}</p><p class="use"><a class="button" href="${signIn}">${t('public.missing.signIn')}</a> <a href="/library">${t('public.missing.library')}</a></p></article></div>`,
  });
}
