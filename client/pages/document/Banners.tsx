import { lazy, Suspense, useState } from 'react';
import { close } from '../../../shared/protocol/close.ts';
import type { LiveDocument } from '../../sync/document.ts';
import type { LateEdits as Late, LiveState } from '../../sync/state.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { useDates } from '../../ui/dates.ts';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { useNewer } from '../../ui/newer.ts';
import { Notice } from '../../ui/Notice.tsx';
import { type MessageId, useText } from '../../ui/text.tsx';
import type { DocumentAnswer } from './DocumentPage.tsx';
import css from './document.module.css';
import { Gone } from './Gone.tsx';
import type { SheetName } from './sheets/Sheets.tsx';

const LateEdits = lazy(inTheEnd(() => import('./LateEdits.later.tsx')));

interface Props {
  readonly answer: DocumentAnswer;
  readonly state: LiveState;
  /** The page says so itself, and has more to say than that one may only read. */
  readonly suggesting: boolean;
  readonly late: Late | undefined;
  readonly live: LiveDocument | undefined;
  readonly setSheet: (name: SheetName) => void;
}

/** What a reader of this page must know before they read or write: one line each, nothing when all is well. */
export function Banners({ answer, state, suggesting, late, live, setSheet }: Props) {
  return (
    <div className={css.banners}>
      {late && live ? (
        <Suspense>
          <LateEdits late={late} live={live} frozen={answer.document.state === 'frozen'} />
        </Suspense>
      ) : null}
      <NewVersion />
      {suggesting && state.type === 'readOnly' ? null : (
        <StateBanner answer={answer} state={state} late={late} live={live} setSheet={setSheet} />
      )}
    </div>
  );
}

/** Said where work is under way; elsewhere the next start brings it. */
function NewVersion() {
  const t = useText();
  if (!useNewer()) return null;
  return (
    <Notice live actions={<Button onPress={() => location.reload()}>{t('offline.newer.load')}</Button>}>
      {t('offline.newer')}
    </Notice>
  );
}

function StateBanner({ answer, state, setSheet }: Omit<Props, 'suggesting'>) {
  const t = useText();
  const { document, may } = answer;
  switch (state.type) {
    case 'offline':
      return (
        <Notice tone="attention" live>
          {t(offlineWords(state))}
        </Notice>
      );
    case 'tooOld':
      return <Reload message="doc.banner.older" />;
    case 'refused':
      return <Refused code={state.code} />;
    case 'frozen':
      return <Seal answer={answer} setSheet={setSheet} />;
    case 'readOnly':
      if (document.state === 'frozen') return <Seal answer={answer} setSheet={setSheet} />;
      if (document.state === 'freezing') return <Notice live>{t('doc.banner.freezing')}</Notice>;
      return (
        <Notice live>
          {t(document.owner.type === 'network' ? 'doc.banner.readOnly' : 'doc.banner.readOnlyOwn', {
            owner: document.owner.name,
          })}
        </Notice>
      );
    case 'live':
      return document.published && document.state === 'live' && may.write ? (
        <Notice>{t('doc.banner.correcting', { n: document.published.n })}</Notice>
      ) : null;
    case 'loading':
      return null;
  }
}

function offlineWords({ content, unsent }: Extract<LiveState, { type: 'offline' }>): MessageId {
  if (content === 'none') return 'doc.banner.unreachable';
  if (content === 'page') return 'doc.banner.offlinePage';
  return unsent > 0 ? 'doc.banner.offlineUnsent' : 'doc.banner.offline';
}

/** A calm seal: which version, when, its fingerprint, where it is read. */
function Seal({
  answer,
  setSheet,
}: {
  readonly answer: DocumentAnswer;
  readonly setSheet: Props['setSheet'];
}) {
  const t = useText();
  const dates = useDates();
  const { document, may, newestVersion } = answer;
  const published = document.published;
  const n = newestVersion?.n ?? published?.n;
  const at = newestVersion?.createdAt ?? published?.at;
  const isPublished = newestVersion?.published !== undefined;
  return (
    <Notice
      tone="seal"
      live
      title={
        n !== undefined && at !== undefined
          ? t(isPublished ? 'doc.seal.published' : 'doc.seal.frozen', { n, date: dates.date(at) })
          : t('doc.banner.freezing')
      }
      actions={
        <>
          {isPublished ? (
            <a className={buttonClass('secondary')} href={`/p/${document.id}/${n}`}>
              {t('doc.seal.open')}
            </a>
          ) : null}
          {may.reopen ? (
            <Button variant="quiet" onPress={() => setSheet('reopen')}>
              {t(published ? 'doc.seal.correct' : 'doc.seal.reopen')}
            </Button>
          ) : null}
        </>
      }
    >
      <p>{t('doc.seal.words')}</p>
      {newestVersion ? (
        <p className={css.hash} title={newestVersion.hash}>
          {t('doc.seal.hash', { hash: newestVersion.hash.slice(0, 16) })}
        </p>
      ) : null}
    </Notice>
  );
}

function Refused({ code }: { readonly code: number }) {
  const t = useText();
  if (code === close.notFound || code === close.rightLost) return <Gone />;
  if (code === close.signedOut) {
    return (
      <Notice
        tone="attention"
        live
        actions={
          <a className={buttonClass('primary')} href={`/sign-in?to=${encodeURIComponent(location.pathname)}`}>
            {t('doc.banner.signIn')}
          </a>
        }
      >
        {t('doc.banner.signedOut')}
      </Notice>
    );
  }
  if (code === close.tooOld) return <Reload message="doc.banner.older" />;
  return <Reload message={code === close.documentFull ? 'doc.banner.full' : 'doc.banner.stopped'} />;
}

function Reload({ message }: { readonly message: MessageId }) {
  const t = useText();
  const [pressed, setPressed] = useState(false);
  return (
    <Notice
      tone="stop"
      live
      actions={
        <Button
          isDisabled={pressed}
          onPress={() => {
            setPressed(true);
            location.reload();
          }}
        >
          {t('doc.banner.reload')}
        </Button>
      }
    >
      {t(message)}
    </Notice>
  );
}
