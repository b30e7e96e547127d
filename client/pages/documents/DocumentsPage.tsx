import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { FilePlus2, FileText, Trash2 } from 'lucide-react';
import { useDeferredValue } from 'react';
import { answerOf, useAnswer } from '../../api/queries.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Select, TextField } from '../../ui/Field.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { LazyMenu } from '../../ui/LazyMenu.tsx';
import { Page } from '../../ui/Page.tsx';
import rows from '../../ui/rows.module.css';
import { EmptyState } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { networkLink } from '../networkLink.tsx';
import { useMembership } from '../useMembership.ts';
import { useNewMemo } from '../useNewMemo.ts';
import css from './DocumentsPage.module.css';
import { DocumentTable } from './DocumentTable.tsx';
import { Trash } from './Trash.tsx';

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
        mayWrite && !trash ? <NewDocument networkId={net} cycleId={network.data?.cycles[0]?.id} /> : null
      }
    >
      {trash ? <Trash networkId={net} /> : <Documents networkId={net} mayWrite={mayWrite} />}
    </Page>
  );
}

/** The kind is the only question, and only the kinds there are. */
function NewDocument({
  networkId,
  cycleId,
}: {
  readonly networkId: string;
  readonly cycleId: string | undefined;
}) {
  const t = useText();
  const memo = useNewMemo();
  return (
    <LazyMenu
      label={t('shell.docs.new')}
      trigger={
        <Button variant="primary" icon={<FilePlus2 aria-hidden />} isDisabled={memo.isPending}>
          {t('shell.docs.new')}
        </Button>
      }
      choices={[
        {
          id: 'memo',
          text: t('shell.kind.memo'),
          hint: t('shell.docs.new.memo.hint'),
          icon: <FileText aria-hidden />,
          onAction: () => memo.create({ type: 'network', id: networkId }, cycleId),
        },
      ]}
    />
  );
}

const states = ['all', 'live', 'frozen'] as const;

function Documents({ networkId, mayWrite }: { readonly networkId: string; readonly mayWrite: boolean }) {
  const t = useText();
  const navigate = useNavigate();
  const { q = '', state = 'all' } = useSearch({ from: '/inside/n/$net/docs' });
  const asked = useDeferredValue(q.trim());
  const answer = useQuery({
    ...answerOf('documents', { query: { networkId, ...(asked ? { q: asked } : {}) } }),
    placeholderData: keepPreviousData,
  });
  const search = (next: { q?: string; state?: string }): void =>
    void navigate({
      to: '/n/$net/docs',
      params: { net: networkId },
      search: {
        ...(q ? { q } : {}),
        ...(state === 'all' ? {} : { state }),
        ...next,
        ...(next.q === '' ? { q: undefined } : {}),
        ...(next.state === 'all' ? { state: undefined } : {}),
      },
      replace: true,
    });
  return (
    <div className={css.documents}>
      <div className={css.filters}>
        <TextField
          label={t('shell.docs.search')}
          type="search"
          value={q}
          onChange={(words) => search({ q: words })}
        />
        <Select
          label={t('shell.docs.state')}
          value={states.find((each) => each === state) ?? 'all'}
          options={states.map((value) => ({ value, text: t(`shell.docs.state.${value}`) }))}
          onChange={(value) => search({ state: value })}
        />
        {mayWrite ? (
          <Link
            to="/n/$net/docs"
            params={{ net: networkId }}
            search={{ trash: '1' }}
            className={buttonClass('quiet')}
          >
            <Trash2 aria-hidden />
            {t('shell.docs.trash')}
          </Link>
        ) : null}
      </div>
      <Loaded answer={answer}>
        {({ documents }) => {
          const shown = documents.filter(
            (document) => state === 'all' || (document.state === 'live') === (state === 'live'),
          );
          if (shown.length > 0) return <DocumentTable documents={shown} mayRemove={mayWrite} />;
          if (documents.length === 0 && asked === '')
            return <EmptyState title={t('shell.docs.none')}>{t('shell.docs.none.words')}</EmptyState>;
          return <p className={rows.note}>{t('shell.docs.noneFound')}</p>;
        }}
      </Loaded>
    </div>
  );
}
