import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { Answer } from '../../shared/contract/calls.ts';
import type { ApiError } from '../api/apiError.ts';
import { callUntil } from '../api/call.ts';
import { useSession } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useText } from '../ui/text.tsx';
import { FoundFindings } from './findings/FoundFindings.tsx';
import { PublicPage } from './frame/PublicFrame.tsx';
import { LibraryFilters } from './library/LibraryFilters.tsx';
import { LibraryRows } from './library/LibraryRows.tsx';
import { type LibraryValues, useLibraryFilters } from './library/useLibraryFilters.ts';
import css from './LibraryPage.module.css';

export function LibraryPage() {
  const t = useText();
  const signedIn = useSession().data?.me !== undefined;
  if (signedIn)
    return (
      <Page title={t('shell.library.title')}>
        <Search signedIn />
      </Page>
    );
  return (
    <PublicPage title={t('shell.library.title')}>
      <h1 className={css.title}>{t('shell.library.title')}</h1>
      <Search />
    </PublicPage>
  );
}

function Search({ signedIn }: { readonly signedIn?: boolean }) {
  const t = useText();
  const filters = useLibraryFilters();
  const answer = useEntries(filters.values);
  const [first] = answer.data?.pages ?? [];
  const entries = answer.data?.pages.flatMap((page) => page.entries) ?? [];
  const q = filters.values.q?.trim() ?? '';
  return (
    <div className={css.library}>
      <LibraryFilters filters={filters} choices={first?.choices} />
      <Loaded answer={answer}>
        {() => (
          <>
            <p className={css.count} role="status">
              {entries.length === 0 && !filters.areSet
                ? ''
                : t('shell.library.count', { count: first?.total ?? 0 })}
            </p>
            {entries.length > 0 ? <LibraryRows entries={entries} under="h1" /> : null}
            {signedIn && q !== '' ? <FoundFindings q={q} /> : null}
            {entries.length === 0 && !filters.areSet ? (
              <EmptyState title={t('shell.library.none')}>{t('shell.library.none.words')}</EmptyState>
            ) : null}
            {entries.length === 0 && filters.areSet ? (
              <EmptyState
                title={q === '' ? t('docs.library.noneFound') : t('shell.library.noneFound', { q })}
                action={<Button onPress={filters.clear}>{t('docs.filters.clear')}</Button>}
              >
                {t('docs.library.noneFound.words')}
              </EmptyState>
            ) : null}
            {answer.hasNextPage ? (
              <Button isDisabled={answer.isFetchingNextPage} onPress={() => void answer.fetchNextPage()}>
                {t('docs.more')}
              </Button>
            ) : null}
          </>
        )}
      </Loaded>
    </div>
  );
}

const pageSize = 50;

function useEntries({ q = '', problem, organisation, like, ...rest }: LibraryValues) {
  const asked = useDeferredValue(q);
  const query = {
    ...rest,
    ...(asked.trim() === '' ? {} : { q: asked }),
    ...(like ? { like: '1' as const } : {}),
    ...(problem ? { networkId: problem } : {}),
    ...(organisation ? { organisationId: organisation } : {}),
    limit: pageSize,
  };
  return useInfiniteQuery<Answer<'library'>, ApiError>({
    queryKey: ['library', { query, pages: true }],
    queryFn: ({ signal, pageParam }) =>
      callUntil(signal, 'library', { query: { ...query, from: Number(pageParam) } }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.length * pageSize;
      return shown < last.total ? shown : undefined;
    },
    placeholderData: keepPreviousData,
  });
}
