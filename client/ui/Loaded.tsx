import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ApiError } from '../api/apiError.ts';
import { NotFoundWords } from './NotFoundWords.tsx';
import { ErrorState, Skeleton } from './states.tsx';

/** Waits for an answer: skeleton, then what is made of it; unknown things show the page for them. */
export function Loaded<T>({
  answer,
  lines,
  children,
}: {
  readonly answer: UseQueryResult<T, ApiError>;
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}) {
  if (answer.data !== undefined) return children(answer.data);
  if (!answer.error) return <Skeleton {...(lines ? { lines } : {})} />;
  if (answer.error.code === 'notFound') return <NotFoundWords />;
  return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
}
