import type { Translate } from '../../../shared/kinds/kind.ts';
import type { Locale } from '../../../shared/model.ts';
import type { Playbook, Published } from '../../actions/library/readPublication.ts';
import { untitled } from '../../actions/documents/words.ts';

/** One reader's view of one publication. */
export interface Reading {
  readonly t: Translate;
  readonly locale: Locale;
  /** Where links start: `https://drafts.example.org`. */
  readonly origin: string;
  /** Path of this page. */
  readonly path: string;
  /** Asked for by its number. */
  readonly pinned: boolean;
  /** Escaped HTML of the version's body. */
  readonly body: string;
  readonly published: Published;
  readonly playbook?: Playbook;
}

export function titleOf({ published, t }: Pick<Reading, 'published' | 't'>): string {
  const { metadata } = published.version;
  return metadata.title || untitled(t, metadata.kind);
}

/** A calendar day as people say it. */
export function dayOf(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

export function momentOf(ms: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(ms);
}
