import { useState } from 'react';
import { useSend } from '../../../api/queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextArea } from '../../../ui/Field.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { useErrorWords } from '../../../ui/states.tsx';
import { useText } from '../../../ui/text.tsx';
import type { SheetProps } from './Sheets.tsx';

/** Opens a frozen document again, for one reason: the published version stays as it is. */
export function ReopenSheet({ answer, onClose }: SheetProps) {
  const t = useText();
  const say = useErrorWords();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const reopen = useSend('reopen', ['versions', 'document', 'documents', 'home']);
  const { document, newestVersion } = answer;
  const isPublished = document.published !== undefined;
  const n = document.published?.n ?? newestVersion?.n ?? 1;
  const isShort = reason.trim().length < 3;
  const send = () => {
    setTried(true);
    if (isShort) return;
    reopen.mutate(
      { params: { document: document.id }, body: { reason: reason.trim() } },
      { onSuccess: onClose },
    );
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t(isPublished ? 'doc.reopen.title' : 'doc.reopen.plain')}
      size="card"
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('doc.cancel')}
          </Button>
          <Button variant="primary" isDisabled={reopen.isPending} onPress={send}>
            {t(isPublished ? 'doc.reopen.do' : 'doc.reopen.doPlain')}
          </Button>
        </>
      }
    >
      <p>{t(isPublished ? 'doc.reopen.words' : 'doc.reopen.plainWords', { n })}</p>
      <TextArea
        label={t('doc.reopen.reason')}
        hint={t('doc.reopen.reasonHint')}
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={reopen.error ? say(reopen.error) : tried && isShort ? t('doc.reasonShort') : undefined}
      />
    </Sheet>
  );
}
