import type { Content, Field, Fields } from '../content/fields.ts';
import type { PersonalPlace } from '../guard/inContent.ts';
import type { Locale, OrganisationType } from '../model.ts';

/** What a reference in a document points to, as it was called at the time. */
export interface ReferenceLabel {
  readonly type: 'organisation' | 'definition' | 'artifact' | 'person' | 'document';
  readonly label: string;
  /** An organisation's initials, an artifact's web address, a definition's version … */
  readonly detail?: Readonly<Record<string, string | number>>;
}
/** Labels by the id that a reference field holds; a version of a definition is `definitionId@n`. */
export type References = Readonly<Record<string, ReferenceLabel>>;

/** The facts about its cycle and network that a document is checked and printed with. */
export interface Surroundings {
  readonly network?: { readonly id: string; readonly name: string };
  readonly organisations: readonly {
    readonly id: string;
    readonly name: string;
    readonly initials: string;
    /** Only districts and charters carry evidence and decisions. */
    readonly type: OrganisationType;
  }[];
  readonly cycle?: {
    readonly id: string;
    readonly title: string;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly problem?: string;
    /** The definition that measures the problem, and what it is to come to. */
    readonly measure?: string;
    readonly target?: number;
  };
  readonly references: References;
  /** Whether the document was taken from a version of another. */
  readonly isFork?: boolean;
  /** Pages it would be printed on, where a browser has measured that. */
  readonly pages?: number;
}

/** The facts about a document that decide what of it may not be changed now. */
export interface LockState {
  /** How far its scoring has come; absent before it is opened, and where there is none. */
  readonly scoring?: 'open' | 'revealed';
  /** Whether a reason has been given to change weights although scoring is open. */
  readonly weightsOpen?: boolean;
  /** Whether it was born from a version of another document. */
  readonly fork: boolean;
}

/** One line of the check list, linked to the very cell it is about. */
export interface Check {
  /** Stable within a document, e.g. `memo.decision.choice:decisions/4fT…/choice`. */
  readonly id: string;
  readonly level: 'error' | 'warning';
  /** A message of the catalogue. */
  readonly message: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly address: string;
}

/** Translates a message of the catalogue; the catalogue's language is the reader's. */
export type Translate = (message: string, values?: Readonly<Record<string, string | number>>) => string;

/** What one district decided, for kinds that record decisions. */
export interface Decision {
  /** The id of the organisation; empty where the row names none. */
  readonly organisation: string;
  /** A message of the catalogue says it: `<kind>.choice.<choice>`. */
  readonly choice: string;
  readonly decideBy?: string;
}

export interface PageInput {
  readonly content: Content;
  readonly surroundings: Surroundings;
  readonly t: Translate;
  /** BCP 47 tag used for dates and numbers. */
  readonly locale: string;
}

/** Finds personal data: what must not be published. It comes from outside, so that no page waits for its rules. */
export type Guard = (fields: readonly Field[], content: Fields) => readonly PersonalPlace[];

/** What an open document must know of its kind: the part that browsers load. */
export interface LiveKind {
  readonly name: string;
  readonly version: number;
  readonly fields: readonly Field[];
  /** The field, a `line`, whose text is the document's title. */
  readonly titleField: string;
  /**
   * Addresses that nobody may change now: each means itself and all below it, `*` any row's id. The server's gate
   * refuses what touches one; the browser asks the same, to grey it out.
   */
  locks?(state: LockState): readonly string[];
  /** Errors stop publishing, warnings are cleared with a reason. */
  check(content: Content, surroundings: Surroundings, guard?: Guard): readonly Check[];
}

/** A filled document that a new one may start from, besides the empty one. */
export interface Start {
  /** Its message is `kind.<kind>.start.<name>`. */
  readonly name: string;
  /** @param locale the language it is written in */
  seed(surroundings: Surroundings, id: () => string, locale: Locale): Fields;
}

/** A kind of document: everything the product needs to know to keep, check, print and fork one. */
export interface Kind extends LiveKind {
  /** What each person keeps sealed, in a part of their own, until it is revealed. */
  readonly sealed?: readonly Field[];
  /** The content an empty document starts from. `id` gives a fresh row or block id. */
  seed(surroundings: Surroundings, id: () => string): Fields;
  readonly starts?: readonly Start[];
  /** What a fork begins with, where that is not all that its source says: what each district fills in is left open. */
  forked?(fields: Fields): Fields;
  /** One sentence for lists, previews and the published page's lead; empty when there is none yet. */
  finding(content: Content): string;
  /** Shown as badges in lists and on the published page. */
  decisions?(content: Content): readonly Decision[];
  /** Escaped HTML of everything below the title, for the published page, print and read-only view. */
  page(input: PageInput): string;
  /** From version n (key) to n+1: stored content is upgraded when read, never rewritten. */
  readonly upgrades: Readonly<Record<number, (fields: Fields) => Fields>>;
}
