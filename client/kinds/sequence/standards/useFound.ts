import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Answer } from '../../../../shared/contract/calls.ts';
import type { Cited } from '../../../../shared/kinds/sequence/cite.ts';
import { answerOf } from '../../../api/queries.ts';

export type Found = Answer<'searchStandards'>['standards'][number];

const pause = 120;

/** What is found for what is being typed, asked for once typing pauses; the answer before stays until then. */
export function useFound(document: string, typed: string, frameworkId: string) {
  const [q, setQ] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  const query = { q, ...(frameworkId === '' ? {} : { frameworkId }) };
  const { data, isFetching, error } = useQuery({
    ...answerOf('searchStandards', { params: { document }, query }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return {
    found: typed.trim() === '' ? [] : (data?.standards ?? []),
    frameworks: data?.frameworks,
    isSearching: isFetching || q !== typed,
    error,
  };
}

/** As a sequence keeps it: its words on one line. */
export function citedFrom({ identifier, code, text, framework, version }: Found): Cited {
  return {
    identifier,
    code: code ?? '',
    statement: text.replace(/\s+/g, ' ').trim(),
    framework,
    version: version ?? '',
  };
}

export function keyOf({ frameworkId, identifier }: Pick<Found, 'frameworkId' | 'identifier'>): string {
  return `${frameworkId}/${identifier}`;
}
