import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, useSession } from '../api/queries.ts';
import { TextField } from '../ui/Field.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useText } from '../ui/text.tsx';
import { PublicPage } from './frame/PublicFrame.tsx';
import { LibraryRows } from './library/LibraryRows.tsx';
import css from './LibraryPage.module.css';

export function LibraryPage() {
  const t = useText();
  const signedIn = useSession().data?.me !== undefined;
  if (signedIn)
    return (
      <Page title={t('shell.library.title')}>
        <Search />
      </Page>
    );
  return (
    <PublicPage title={t('shell.library.title')}>
      <h1 className={css.title}>{t('shell.library.title')}</h1>
      <Search />
    </PublicPage>
  );
}

/** The words stand in the address, so that a search can be sent to somebody. */
function Search() {
  const t = useText();
  const navigate = useNavigate();
  const { q = '' } = useSearch({ from: '/open/library' });
  const asked = useDeferredValue(q.trim());
  const library = useQuery({
    ...answerOf('library', { query: asked === '' ? {} : { q: asked } }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className={css.library}>
      <div className={css.search}>
        <TextField
          label={t('shell.library.search')}
          type="search"
          placeholder={t('shell.library.search.placeholder')}
          value={q}
          onChange={(words) =>
            void navigate({ to: '/library', search: words === '' ? {} : { q: words }, replace: true })
          }
        />
      </div>
      <Loaded answer={library}>
        {({ entries }) => (
          <>
            <p className={css.count} role="status">
              {entries.length === 0 && asked === ''
                ? ''
                : t('shell.library.count', { count: entries.length })}
            </p>
            {entries.length > 0 ? (
              <LibraryRows entries={entries} under="h1" />
            ) : asked === '' ? (
              <EmptyState title={t('shell.library.none')}>{t('shell.library.none.words')}</EmptyState>
            ) : (
              <p>{t('shell.library.noneFound', { q: asked })}</p>
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}
