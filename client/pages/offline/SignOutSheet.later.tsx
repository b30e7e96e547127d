import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { areaOf } from '../../../shared/i18n/areas.ts';
import { answerOf } from '../../api/queries.ts';
import { loadKind } from '../../kinds/index.tsx';
import { documentsOnDevice } from '../../sync/onDevice.ts';
import { deviceChanged } from '../../sync/thisDevice.ts';
import { browserDevice, Kept } from '../../sync/kept.ts';
import { bringUpToDate } from '../../sync/upToDate.later.ts';
import { Button } from '../../ui/Button.tsx';
import { downloadText } from '../../ui/downloadText.ts';
import { useWords } from '../../ui/Locale.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useText, useTranslate } from '../../ui/text.tsx';
import { useDocumentTitle } from '../documentTitle.ts';
import css from './offline.module.css';
import { textOfCopy } from './textOfCopy.ts';
import { useOnDevice } from './useOnDevice.ts';

interface Props {
  readonly userId: string;
  readonly onClose: () => void;
  readonly onSignOut: () => void;
}

/** Before somebody signs out who has written what nobody else has: it can be sent, saved, or given up. */
export default function SignOutSheet({ userId, onClose, onSignOut }: Props) {
  const t = useText();
  const say = useTranslate();
  const queries = useQueryClient();
  const waiting = useOnDevice(userId).filter(({ unsent }) => unsent > 0);
  const titleOf = useDocumentTitle();
  // The names of fields are said in the file that is saved.
  useWords('document', ...waiting.map(({ kind }) => areaOf(kind)));
  const [state, setState] = useState<'asking' | 'sending' | 'notSent' | 'saved'>('asking');

  const send = async () => {
    setState('sending');
    const describe = async (id: string) => {
      const params = { document: id };
      const answer = await queries.fetchQuery(answerOf('document', { params })).catch(() => undefined);
      return answer?.document;
    };
    for (const { id } of waiting) await bringUpToDate(id, { userId, describe, loadKind });
    deviceChanged();
    const left = documentsOnDevice(localStorage, userId).some(({ unsent }) => unsent > 0);
    if (left) setState('notSent');
    else onSignOut();
  };
  const save = async () => {
    for (const each of waiting) {
      const { id } = each;
      const rows = await new Kept(browserDevice, userId, id, '').readCopy();
      const kind = await loadKind(each.kind);
      if (kind) downloadText(`${titleOf(each)}.txt`, textOfCopy(rows, kind, say));
    }
    setState('saved');
  };

  return (
    <Sheet
      isOpen
      size="card"
      title={t('offline.out.title')}
      onClose={onClose}
      footer={
        <>
          <Button variant="primary" isDisabled={state === 'sending'} onPress={() => void send()}>
            {t(state === 'sending' ? 'offline.out.sending' : 'offline.out.send')}
          </Button>
          <Button isDisabled={state === 'sending'} onPress={() => void save()}>
            {t('offline.out.save')}
          </Button>
          <Button variant="quiet" isDisabled={state === 'sending'} onPress={onSignOut}>
            {t('offline.out.leave')}
          </Button>
        </>
      }
    >
      <p>{t('offline.out.words')}</p>
      <ul className={css.titles}>
        {waiting.map((each) => (
          <li key={each.id}>
            {titleOf(each)}, <span className={css.unsent}>{t('offline.unsent', { count: each.unsent })}</span>
          </li>
        ))}
      </ul>
      {state === 'notSent' ? (
        <Notice tone="stop" live>
          {t('offline.out.notSent')}
        </Notice>
      ) : null}
      {state === 'saved' ? <Notice live>{t('offline.out.saved')}</Notice> : null}
    </Sheet>
  );
}
