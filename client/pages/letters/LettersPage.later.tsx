import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Csv } from '../../../shared/kinds/family/letters/csv.ts';
import type { LiveKind } from '../../../shared/kinds/kind.ts';
import { useAnswer, useSession } from '../../api/queries.ts';
import { useKind } from '../../kinds/index.tsx';
import { useWords } from '../../ui/Locale.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { Gone } from '../document/Gone.tsx';
import { useLive } from '../document/useLive.ts';
import { ChooseList } from './ChooseList.tsx';
import css from './letters.module.css';
import { Merge } from './Merge.tsx';
import { Unready } from './Unready.tsx';
import { useTemplate } from './useTemplate.ts';

/** A template and a list of families make letters, in this browser only. */
export function LettersPage() {
  const t = useText();
  const { doc } = useParams({ from: '/inside/d/$doc/letters' });
  const me = useSession().data?.me;
  const asked = useAnswer('document', { params: { document: doc } });
  const name = asked.data?.document.kind;
  const kind = useKind(name);
  const haveWords = useWords('document', 'family', 'letters');
  if (!haveWords) return null;
  return (
    <Page
      title={t('letters.title')}
      width="text"
      above={
        <Link to="/d/$doc" params={{ doc }}>
          {asked.data?.document.title || t('doc.untitled')}
        </Link>
      }
    >
      {asked.isError && !asked.data ? <Gone /> : null}
      {name !== undefined && name !== 'family' ? <p>{t('letters.notHere')}</p> : null}
      {kind?.name === 'family' && me ? (
        <Body
          key={doc}
          documentId={doc}
          userId={me.id}
          kind={kind}
          isDraft={asked.data?.document.state === 'live'}
        />
      ) : null}
    </Page>
  );
}

interface Props {
  readonly documentId: string;
  readonly userId: string;
  readonly kind: LiveKind;
  readonly isDraft: boolean;
}

function Body({ documentId, userId, kind, isDraft }: Props) {
  const t = useText();
  const connected = useLive(documentId, userId, kind);
  const template = useTemplate(connected?.parts?.ydoc, kind);
  const [csv, setCsv] = useState<Csv>();
  if (!template) return <Skeleton lines={6} />;
  const { letters, fields } = template;
  const isEmpty = Object.values(letters.texts).every((nodes) => nodes.length === 0);
  return (
    <div className={css.page}>
      <Notice tone="seal">{t('letters.private')}</Notice>
      {isEmpty ? null : <Unready documentId={documentId} fields={fields} isDraft={isDraft} />}
      {isEmpty ? <p>{t('letters.empty')}</p> : <ChooseList csv={csv} onRead={setCsv} />}
      {csv && !isEmpty ? <Merge key={csv.header.join('\n')} template={letters} csv={csv} /> : null}
    </div>
  );
}
