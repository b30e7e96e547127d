import type { Decision, References, Translate } from '../kind.ts';

/** What a published page says of its version, and of how it was published. */
export interface Publishing {
  readonly publication: {
    readonly created_at: number;
    readonly visibility: string;
    readonly licence: string;
    readonly cycle_id: string | null;
  };
  readonly version: {
    readonly documentId: string;
    readonly n: number;
    readonly hash: string;
    readonly metadata: {
      readonly kind: string;
      readonly title: string;
      readonly finding: string;
      readonly organisations: readonly { readonly name: string }[];
      readonly network?: { readonly name: string };
      readonly cycle?: { readonly title: string; readonly startsOn: string; readonly endsOn: string };
      readonly source?: {
        readonly document: string;
        readonly n: number;
        readonly title: string;
        readonly organisations: readonly string[];
      };
      readonly references: References;
    };
  };
  readonly artifacts: readonly {
    readonly url: string;
    readonly title: string;
    readonly sort: string;
    readonly organisation: string;
    readonly licence: string;
  }[];
  /** The newest publication of the document that this reader may read. */
  readonly latest: { readonly n: number; readonly at: number };
}

/** One reader's view of one publication, or of what would be one. */
export interface Reading {
  readonly t: Translate;
  /** BCP 47 tag. */
  readonly locale: string;
  /** Where links start: `https://drafts.example.org`. */
  readonly origin: string;
  /** Asked for by its number. */
  readonly pinned: boolean;
  /** Escaped HTML of the version's body. */
  readonly body: string;
  readonly decisions: readonly Decision[];
  readonly published: Publishing;
  readonly playbook?: {
    readonly cycleN: number;
    readonly others: readonly { readonly documentId: string; readonly n: number; readonly title: string }[];
  };
}

export function titleOf({ published, t }: Pick<Reading, 'published' | 't'>): string {
  const { metadata } = published.version;
  return metadata.title || untitled(t, metadata.kind);
}

/** A calendar day as people say it. */
export function dayOf(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

export function momentOf(ms: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(ms);
}

/** What a document is called that nobody has named yet. @param kind left out where it is not known */
export function untitled(t: Translate, kind?: string): string {
  const name = kind === undefined ? t('shell.kind.other') : t(`kind.${kind}`);
  return t('shell.untitled', { kind: name.toLowerCase() });
}
