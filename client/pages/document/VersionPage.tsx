import { Link } from '@tanstack/react-router';
import type { Answer } from '../../../shared/contract/calls.ts';
import { useAnswer } from '../../api/queries.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { useDates } from '../../ui/dates.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import css from './document.module.css';
import { Unread } from './Unread.tsx';
import '../../kinds/pages.css';
import './version.css';

interface Props {
  readonly documentId: string;
  readonly n: number;
}

/** One version of a document, as it was. */
export function VersionPage({ documentId, n }: Props) {
  const t = useText();
  const asked = useAnswer('version', { params: { document: documentId, n } });
  const owner = useAnswer('document', { params: { document: documentId } });
  const title = t('doc.version.title', { n });
  const back = (
    <Link to="/d/$doc" params={{ doc: documentId }} search={{ panel: 'history' }}>
      {owner.data?.document.title || t('doc.version.back')}
    </Link>
  );
  if (asked.isError && !asked.data) {
    return (
      <Page title={title} width="text" above={back}>
        <Unread error={asked.error} onRetry={() => void asked.refetch()} />
      </Page>
    );
  }
  if (!asked.data) {
    return (
      <Page title={title} width="text" above={back}>
        <Skeleton lines={10} />
      </Page>
    );
  }
  return (
    <Page
      title={`${title} · ${owner.data?.document.title || t('doc.untitled')}`}
      // The paper says the title, larger: it is the heading.
      heading={<p className={css.versionTitle}>{title}</p>}
      width="full"
      above={back}
      actions={
        owner.data?.may.fork ? (
          <Link
            to="/use/$doc/$n"
            params={{ doc: documentId, n: String(n) }}
            className={buttonClass('primary')}
          >
            {t('doc.menu.use')}
          </Link>
        ) : undefined
      }
    >
      <div className={css.desk}>
        <div className={css.banners}>
          <Facts documentId={documentId} version={asked.data.version} />
        </div>
        {/* The server renders stored content to escaped HTML, with the same function as the published page. */}
        <article className={`version ${css.paper}`} dangerouslySetInnerHTML={{ __html: asked.data.html }} />
      </div>
    </Page>
  );
}

/** What it is, who made it and when, its fingerprint, and where else it is read. */
function Facts({
  documentId,
  version,
}: {
  readonly documentId: string;
  readonly version: Answer<'version'>['version'];
}) {
  const t = useText();
  const dates = useDates();
  const { n, name, published } = version;
  const type = t(published ? 'doc.history.published' : `doc.history.${version.type}`);
  const isPublic = published && published.withdrawnAt === undefined;
  return (
    <Notice
      tone="seal"
      title={[
        name || t('doc.version.title', { n }),
        type,
        published && !isPublic && t('doc.history.withdrawn'),
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <>
          {isPublic ? (
            <a className={buttonClass('secondary')} href={`/p/${documentId}/${n}`}>
              {t('doc.seal.open')}
            </a>
          ) : null}
          <Link
            className={buttonClass('secondary')}
            to="/d/$doc/compare"
            params={{ doc: documentId }}
            search={{ from: String(n), to: 'now' }}
          >
            {t('doc.history.compare')}
          </Link>
          <Link className={buttonClass('quiet')} to="/d/$doc" params={{ doc: documentId }}>
            {t('doc.version.back')}
          </Link>
        </>
      }
    >
      <p>{t('doc.history.by', { who: version.createdBy, when: dates.moment(version.createdAt) })}</p>
      <p className={css.hash}>{t('doc.seal.hash', { hash: version.hash })}</p>
    </Notice>
  );
}
