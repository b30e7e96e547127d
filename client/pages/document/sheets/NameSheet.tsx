import { useState } from 'react';
import { useSend } from '../../../api/queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { useErrorWords } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { useText } from '../../../ui/text.tsx';
import type { SheetProps } from './Sheets.tsx';

export function NameSheet({ answer, onClose }: SheetProps) {
  const t = useText();
  const say = useErrorWords();
  const [name, setName] = useState('');
  const save = useSend('nameVersion', ['versions', 'document']);
  const send = () => {
    if (name.trim() === '' || save.isPending) return;
    save.mutate(
      { params: { document: answer.document.id }, body: { name: name.trim() } },
      {
        onSuccess: (version) => {
          showToast({ message: t('doc.history.saved', { n: version.n }) });
          onClose();
        },
      },
    );
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('doc.name.title')}
      size="card"
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('doc.cancel')}
          </Button>
          <Button variant="primary" isDisabled={name.trim() === '' || save.isPending} onPress={send}>
            {t('doc.history.save')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <TextField
          label={t('doc.name.label')}
          hint={t('doc.name.hint')}
          value={name}
          onChange={setName}
          maxLength={120}
          error={save.error ? say(save.error) : undefined}
        />
      </form>
    </Sheet>
  );
}
