import { isUuid } from '../ids.ts';
import type { Field } from './fields.ts';
import type { ContentKind } from './json.ts';
import { proposalFields } from './suggestions/fields.ts';

/** The part that everybody writes together: versions, exports, forks and publications read no other. */
export const sharedPart = 'shared';

/** A sort of personal part: each person has at most one of each in a document, and alone writes in it. */
interface PartSort {
  /** What its owner must be allowed to do with the document, as the access table calls it. */
  readonly writes: 'comment' | 'write';
  /** Who is told what it says, besides its owner: whoever may read the document, or nobody. */
  readonly readers: 'document' | 'nobody';
  /** What may stand in it. @param kind of the document */
  readonly fields: (kind: ContentKind) => readonly Field[];
}

export type PartSortName = 'suggest' | 'sealed';

/** Every sort of personal part there is. A further one is a line here. */
export const partSorts: Readonly<Record<PartSortName, PartSort>> = {
  suggest: { writes: 'comment', readers: 'document', fields: () => proposalFields },
  /** Nobody else is told a word of it: what is revealed, an action copies into the shared part. */
  sealed: { writes: 'write', readers: 'nobody', fields: ({ sealed }) => sealed ?? [] },
};

export interface PersonalPart {
  readonly sort: PartSortName;
  readonly personId: string;
}

/** The name of a person's part, `<sort>.<person id>`, as in the log and in `/live/<document>?part=…`. */
export function partOf(sort: PartSortName, personId: string): string {
  return `${sort}.${personId}`;
}

/** Whose part this is; undefined for the shared one and for what is no part's name. */
export function personalPart(part: string): PersonalPart | undefined {
  const [sort = '', personId = '', ...more] = part.split('.');
  return more.length === 0 && isSort(sort) && isUuid(personId) ? { sort, personId } : undefined;
}

function isSort(name: string): name is PartSortName {
  return Object.hasOwn(partSorts, name);
}

/** The name under which the contents of a part are read: that of the kind, with the sort where it is personal. */
export function contentName(part: string, kind: string): string {
  const personal = personalPart(part);
  return personal ? `${personal.sort}:${kind}` : kind;
}

/** The kinds of shared parts, and what stands in personal ones. @throws as `kindNamed` does */
export function withParts(kindNamed: (name: string) => ContentKind): (name: string) => ContentKind {
  return (name) => {
    const [sort = '', ...kind] = name.split(':');
    if (kind.length === 0 || !isSort(sort)) return kindNamed(name);
    const found = kindNamed(kind.join(':'));
    return { name, version: found.version, fields: partSorts[sort].fields(found) };
  };
}
