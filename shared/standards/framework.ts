/** A framework of standards as it is read from a file, whatever the file's form. */

export const frameworkStatuses = ['draft', 'adopted', 'retired', 'unknown'] as const;
export type FrameworkStatus = (typeof frameworkStatuses)[number];

/** Kept as it came: what the file says beyond what is used here. */
export type More = Readonly<Record<string, unknown>>;

export interface Framework {
  /** The publisher's own id, where the file has one. */
  readonly identifier?: string;
  readonly title: string;
  readonly creator?: string;
  readonly version?: string;
  readonly status: FrameworkStatus;
  readonly language?: string;
  readonly source?: string;
  readonly licence?: string;
  readonly more?: More;
  /** In the order people read them: each below what it belongs to. */
  readonly standards: readonly Standard[];
}

export interface Standard {
  /** The publisher's own id: what a citation keeps. Unique within the framework. */
  readonly identifier: string;
  /** As people write it, `3.OA.A.1`; many have none, and two may have the same. */
  readonly code?: string;
  readonly text: string;
  /** Where the standard it belongs to stands in the framework. */
  readonly parent?: number;
  /** 0 for the topmost. */
  readonly depth: number;
  readonly grades: readonly string[];
  /** What the publisher calls it: Domain, Cluster, Standard. */
  readonly type?: string;
  /** The day from which it no longer holds. */
  readonly endsOn?: string;
  readonly more?: More;
}

/** Something the reader should know of a file that was read all the same; the values are for its message. */
export interface Remark {
  readonly type: RemarkType;
  readonly values: Readonly<Record<string, string | number>>;
}
export type RemarkType =
  | 'unknownKeys'
  | 'noCode'
  | 'noText'
  | 'leftOutRow'
  | 'repeatedId'
  | 'madeId'
  | 'plainId'
  | 'codeFromText'
  | 'markup'
  | 'lostParent'
  | 'circle'
  | 'manyParents'
  | 'links'
  | 'strangerLinks'
  | 'unusedColumns'
  | 'longMore';

/** Why a file was not read; the values are for its message. */
export interface Fault {
  readonly type: FaultType;
  readonly values: Readonly<Record<string, string | number>>;
}
export type FaultType =
  | 'tooLarge'
  | 'notText'
  | 'notJson'
  | 'schemaItself'
  | 'noDocument'
  | 'wrongForm'
  | 'noStandards'
  | 'noTextColumn'
  | 'tooManyStandards'
  | 'longText'
  | 'empty'
  | 'openQuote'
  | 'tooManyCells';

export type Reading =
  | { readonly framework: Framework; readonly remarks: readonly Remark[] }
  | { readonly fault: Fault };

export const standardsLimits = {
  /** Bytes of a file; a state's whole framework is about 10 MiB. */
  file: 25 * 1024 * 1024,
  standards: 20_000,
  identifier: 200,
  code: 100,
  text: 10_000,
  /** Characters of JSON of what is kept beside. */
  more: 20_000,
  frameworkMore: 200_000,
} as const;

/** How a publisher says that something is in force, as one of four. */
export function statusCalled(given: string | undefined): FrameworkStatus {
  const word = (given ?? '').toLowerCase();
  if (/deprecat|retire|supersed|obsolete|replaced|archived|withdrawn/.test(word)) return 'retired';
  if (/draft|proposed|review/.test(word)) return 'draft';
  if (/adopt|implement|active|current|final/.test(word)) return 'adopted';
  return 'unknown';
}

const brackets = /<\/?(?:p|br|ul|ol|li|b|i|em|strong|sup|sub|span|div|u|a|table|tr|td|th|tbody)\b[^<>]*>/gi;
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** The words of a statement, without the markup some publishers leave in it. */
export function plainText(text: string): string {
  return text
    .replace(/<(?:br|\/p|\/li|\/tr|\/div)\b[^<>]*>/gi, '\n')
    .replace(brackets, '')
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t\u00A0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
