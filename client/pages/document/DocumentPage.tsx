import { lazy, Suspense, useEffect } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { areaOf } from '../../../shared/i18n/areas.ts';
import { useAnswer, useSession } from '../../api/queries.ts';
import { useKind } from '../../kinds/index.tsx';
import { useWords } from '../../ui/Locale.tsx';
import { Page } from '../../ui/Page.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { Gone } from './Gone.tsx';
import { LivePage } from './LivePage.tsx';
import { NotHere } from './NotHere.tsx';
import { PaperSkeleton } from './PaperSkeleton.tsx';
import { inTheEnd } from '../../ui/inTheEnd.ts';

const linkEnded = inTheEnd(() => import('../join/LinkEnded.later.tsx'));
const LinkEnded = lazy(linkEnded);

export interface DocumentPageProps {
  readonly documentId: string;
  /** The panel that is open, as its name in the address. */
  readonly panel?: string | undefined;
  /** The address of a field to go to. */
  readonly at?: string | undefined;
  /** The conversation to show in the panel of comments. */
  readonly thread?: string | undefined;
}

export type DocumentAnswer = Answer<'document'>;

/** A document of any kind, live or frozen. */
export function DocumentPage({ documentId, panel, at, thread }: DocumentPageProps) {
  const t = useText();
  const session = useSession();
  const asked = useAnswer('document', { params: { document: documentId } });
  const me = session.data?.me;
  const place = me?.places?.find((one) => one.documentId === documentId);
  // It is here when the link ends, whatever the network does then.
  const isByLink = place !== undefined;
  useEffect(() => {
    if (isByLink) linkEnded().catch(() => undefined);
  }, [isByLink]);
  const name = asked.data?.document.kind;
  const kind = useKind(name);
  const haveWords = useWords('document', areaOf(name));

  if (!haveWords) return <Coming />;
  // While the server is away an open document stays open; only one that is gone, goes.
  if (asked.isError && !asked.data && asked.error.code === 'offline') return <NotHere />;
  if (asked.isError && (!asked.data || asked.error.code === 'notFound')) {
    if (asked.error.code === 'notFound' && me && place) {
      return (
        <Page title={t('join.ended.title')} width="text">
          <Suspense>
            <LinkEnded me={me} by={place.invitedBy} asked={place.asked} />
          </Suspense>
        </Page>
      );
    }
    return (
      <Page title={t('doc.untitled')} width="text">
        {asked.error.code === 'notFound' ? (
          <Gone />
        ) : (
          <ErrorState
            error={asked.error}
            onRetry={() => {
              void asked.refetch();
            }}
          />
        )}
      </Page>
    );
  }
  if (!asked.data || !me || !kind) return <Coming />;
  return (
    <LivePage
      key={documentId}
      answer={asked.data}
      kind={kind}
      me={{ id: me.id, name: me.name }}
      demo={session.data?.demo}
      panel={panel}
      at={at}
      thread={thread}
    />
  );
}

function Coming() {
  const t = useText();
  return (
    <Page title="" heading={<h1>{t('shell.kind.other')}</h1>} width="full">
      <PaperSkeleton />
    </Page>
  );
}
