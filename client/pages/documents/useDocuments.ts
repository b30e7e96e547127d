import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import type { ApiError } from '../../api/apiError.ts';
import { callUntil } from '../../api/call.ts';
import type { FilterValues } from './useFilters.ts';

const pageSize = 50;

/** The documents of a network that fit, a page at a time; what has been typed over is called off. */
export function useDocuments(networkId: string, { owner, cycle, starred, ...values }: FilterValues) {
  const q = useDeferredValue(values.q ?? '');
  const { q: _, ...rest } = values;
  const query = {
    networkId,
    ...rest,
    ...(q.trim() === '' ? {} : { q }),
    ...(starred ? { starred: '1' as const } : {}),
    ...(owner ? { organisationId: owner } : {}),
    ...(cycle ? { cycleId: cycle } : {}),
    limit: pageSize,
  };
  const answer = useInfiniteQuery<Answer<'documents'>, ApiError>({
    queryKey: ['documents', { query, pages: true }],
    queryFn: ({ signal, pageParam }) =>
      callUntil(signal, 'documents', { query: { ...query, from: Number(pageParam) } }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.length * pageSize;
      return shown < last.total ? shown : undefined;
    },
    placeholderData: keepPreviousData,
  });
  const pages = answer.data?.pages ?? [];
  // Something may have come to the top since an earlier page was asked for.
  const documents = [
    ...new Map(pages.flatMap((page) => page.documents).map((one) => [one.id, one])).values(),
  ];
  return { documents, total: pages.at(-1)?.total ?? 0, answer };
}
