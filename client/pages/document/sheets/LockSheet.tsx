import { useState } from 'react';
import { useSend } from '../../../api/queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { useErrorWords } from '../../../ui/states.tsx';
import { useText } from '../../../ui/text.tsx';
import type { SheetProps } from './Sheets.tsx';

export function LockSheet({ answer, onClose }: SheetProps) {
  const t = useText();
  const say = useErrorWords();
  const [name, setName] = useState('');
  const freeze = useSend('freeze', ['versions', 'document', 'documents', 'home']);
  const send = () => {
    const body = name.trim() === '' ? {} : { name: name.trim() };
    freeze.mutate({ params: { document: answer.document.id }, body }, { onSuccess: onClose });
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('doc.lock.title')}
      size="card"
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('doc.cancel')}
          </Button>
          <Button variant="primary" isDisabled={freeze.isPending} onPress={send}>
            {t('doc.lock.do')}
          </Button>
        </>
      }
    >
      <p>{t('doc.lock.words')}</p>
      <TextField
        label={t('doc.lock.label')}
        value={name}
        onChange={setName}
        maxLength={120}
        error={freeze.error ? say(freeze.error) : undefined}
      />
    </Sheet>
  );
}
