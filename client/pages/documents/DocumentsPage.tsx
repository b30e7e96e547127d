import { useParams, useSearch } from '@tanstack/react-router';
import { useAnswer } from '../../api/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import rows from '../../ui/rows.module.css';
import { EmptyState } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { networkLink } from '../networkLink.tsx';
import { useMembership } from '../useMembership.ts';
import { NewDocument } from '../NewDocument.tsx';
import css from './DocumentsPage.module.css';
import { DocumentTable } from './DocumentTable.tsx';
import { Filters } from './Filters.tsx';
import { Trash } from './Trash.tsx';
import { useDocuments } from './useDocuments.ts';
import { useFilters } from './useFilters.ts';

export function DocumentsPage() {
  const t = useText();
  const { net } = useParams({ from: '/inside/n/$net/docs' });
  const { trash } = useSearch({ from: '/inside/n/$net/docs' });
  const network = useAnswer('network', { params: { network: net } });
  const { mayWrite } = useMembership(net);
  return (
    <Page
      title={t(trash ? 'shell.docs.trash' : 'shell.docs.title')}
      above={networkLink(network.data)}
      actions={
        mayWrite && !trash ? (
          <NewDocument owner={{ type: 'network', id: net }} cycleId={network.data?.cycles[0]?.id} />
        ) : null
      }
    >
      {trash ? <Trash networkId={net} /> : <Documents networkId={net} mayWrite={mayWrite} />}
    </Page>
  );
}

function Documents({ networkId, mayWrite }: { readonly networkId: string; readonly mayWrite: boolean }) {
  const t = useText();
  const filters = useFilters(networkId);
  const { documents, total, answer } = useDocuments(networkId, filters.values);
  return (
    <div className={css.documents}>
      <Filters networkId={networkId} filters={filters} mayWrite={mayWrite} />
      <Loaded answer={answer}>
        {() => (
          <>
            <p className={rows.soft} role="status">
              {documents.length > 0 || filters.areSet ? t('docs.count', { count: total }) : ''}
            </p>
            {documents.length > 0 ? <DocumentTable documents={documents} /> : <Nothing filters={filters} />}
            {documents.length < total ? (
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

function Nothing({ filters }: { readonly filters: ReturnType<typeof useFilters> }) {
  const t = useText();
  if (!filters.areSet) {
    return <EmptyState title={t('shell.docs.none')}>{t('shell.docs.none.words')}</EmptyState>;
  }
  const onlyStarred = Object.keys(filters.values).join() === 'starred';
  return (
    <EmptyState
      title={t(onlyStarred ? 'docs.none.starred' : 'docs.none.fits')}
      action={<Button onPress={filters.clear}>{t('docs.filters.clear')}</Button>}
    >
      {t(onlyStarred ? 'docs.none.starred.words' : 'docs.none.fits.words')}
    </EmptyState>
  );
}
