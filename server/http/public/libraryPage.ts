import type { Answer } from '../../../shared/contract/calls.ts';
import type { Translate } from '../../../shared/kinds/kind.ts';
import type { Locale } from '../../../shared/model.ts';
import { type Html, html } from '../../../shared/render/html.ts';
import { momentOf, untitled } from '../../../shared/kinds/printed/reading.ts';
import { shell } from './shell.ts';

type Entry = Answer<'library'>['entries'][number];

export interface LibraryReading {
  readonly t: Translate;
  readonly locale: Locale;
  readonly path: string;
  readonly q: string;
  readonly found: Answer<'library'>;
}

/** The library for browsers without script: a search and what it found. */
export function libraryPage({ t, locale, path, q, found }: LibraryReading): string {
  const title = t('docs.public.title');
  return shell({
    t,
    locale,
    path,
    title,
    main: html`<div class="sheet"><div class="paper">
<h1>${title}</h1>
<p>${t('docs.public.words')}</p>
<form class="search" role="search" method="get" action="${path}"><label for="q">${t('shell.library.search')}</label><input id="q" name="q" type="search" maxlength="200" value="${q}"><button class="button" type="submit">${t('docs.public.search')}</button></form>
<p class="count">${t('shell.library.count', { count: found.total })}</p>
<ol class="results">${found.entries.map((entry) => row(entry, t, locale))}</ol>
</div></div>`,
  });
}

function row(entry: Entry, t: Translate, locale: Locale): Html {
  const title = entry.title.trim() === '' ? untitled(t, entry.kind) : entry.title;
  const names = entry.organisations.map((one) => one.name).join(' · ');
  return html`<li><h2><a href="/p/${entry.documentId}/${entry.n}">${title}</a></h2>${
    entry.finding !== '' && html`<p>${entry.finding}</p>`
  }${entry.snippet && html`<p class="aside">${marked(entry.snippet)}</p>`}<p class="aside">${
    names !== '' && `${names} · `
  }${momentOf(entry.publishedAt, locale)}</p></li>`;
}

function marked({ text, marks }: NonNullable<Entry['snippet']>): Html[] {
  const parts: Html[] = [];
  let done = 0;
  for (const [from, to] of marks) {
    parts.push(html`${text.slice(done, from)}<mark>${text.slice(from, to)}</mark>`);
    done = to;
  }
  parts.push(html`${text.slice(done)}`);
  return parts;
}
