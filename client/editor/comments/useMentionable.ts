import { useQuery } from '@tanstack/react-query';
import type { Answer } from '../../../shared/contract/calls.ts';
import { answerOf } from '../../api/queries.ts';

export type Reader = Answer<'mentionable'>['people'][number];

const most = 8;
/** An @ and the beginning of a name, at the end of what stands before the caret. */
const begun = /(?:^|[\s(\uFFFC])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?)$/u;

/** What has been typed of a name; undefined where nobody is being named. */
export function nameBegun(before: string): string | undefined {
  return begun.exec(before)?.[1];
}

/** Those who may be named and whose name or organisation begins like this; asked for once somebody types an @. */
export function useMentionable(documentId: string, query: string | undefined): readonly Reader[] | undefined {
  const asked = useQuery({
    ...answerOf('mentionable', { params: { document: documentId } }),
    enabled: query !== undefined,
  });
  if (query === undefined || !asked.data) return undefined;
  const wanted = bare(query);
  return asked.data.people
    .filter((one) =>
      [one.name, one.organisation, ...one.name.split(' ')].some((name) => bare(name).startsWith(wanted)),
    )
    .slice(0, most);
}

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
