import { useAnswer } from '../../api/queries.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { useDates } from '../../ui/dates.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import css from './document.module.css';
import { Gone } from './Gone.tsx';
import './version.css';

interface Props {
  readonly documentId: string;
  readonly n: number;
}

/** One version of a document, as it was. */
export function VersionPage({ documentId, n }: Props) {
  const t = useText();
  const dates = useDates();
  const asked = useAnswer('version', { params: { document: documentId, n } });
  const back = (
    <a className={buttonClass('secondary')} href={`/d/${documentId}`}>
      {t('doc.version.back')}
    </a>
  );
  if (asked.isError) {
    return (
      <Page title={t('doc.version.title', { n })} width="text" actions={back}>
        {asked.error.code === 'notFound' ? <Gone /> : <ErrorState error={asked.error} />}
      </Page>
    );
  }
  const version = asked.data?.version;
  return (
    <Page title={version?.name || t('doc.version.title', { n })} width="text" actions={back}>
      {asked.data && version ? (
        <>
          <Notice tone="seal" title={t('doc.history.unnamed', { n })}>
            <p>{t('doc.history.by', { who: version.createdBy, when: dates.moment(version.createdAt) })}</p>
            <p className={css.hash}>{t('doc.seal.hash', { hash: version.hash })}</p>
            {version.published ? <a href={`/p/${documentId}/${n}`}>{t('doc.seal.open')}</a> : null}
          </Notice>
          {/* The server renders stored content to escaped HTML, with the same function as the published page. */}
          <article className={`version ${css.paper}`} dangerouslySetInnerHTML={{ __html: asked.data.html }} />
        </>
      ) : (
        <Skeleton lines={10} />
      )}
    </Page>
  );
}
