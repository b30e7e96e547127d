import { useState } from 'react';
import { useAnswer } from '../../api/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Field.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useText } from '../../ui/text.tsx';
import { useDocumentTitle } from '../documentTitle.ts';
import type { Owner, Summary } from './useDocumentActions.ts';

type Named = Owner & { readonly name: string };

/** To whom a document, or its duplicate, shall belong. */
export default function OwnerSheet({
  document,
  what,
  onChoose,
  onClose,
}: {
  readonly document: Summary;
  readonly what: 'move' | 'duplicate';
  readonly onChoose: (owner: Named) => void;
  readonly onClose: () => void;
}) {
  const t = useText();
  const title = useDocumentTitle();
  const answer = useAnswer('owners');
  const [chosen, setChosen] = useState('');
  const choices: Named[] = [
    ...(answer.data?.organisations ?? []).map((one) => ({
      type: 'organisation' as const,
      id: one.id,
      name: one.name,
    })),
    ...(answer.data?.networks ?? []).map((one) => ({ type: 'network' as const, id: one.id, name: one.name })),
  ].filter((one) => one.id !== document.owner.id);
  const owner = choices.find((one) => one.id === chosen);
  const send = () => {
    if (!owner) return;
    onChoose(owner);
    onClose();
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={what === 'move' ? t('docs.move.title') : t('docs.duplicate')}
      size="card"
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button variant="primary" isDisabled={!owner} onPress={send}>
            {what === 'move' ? t('docs.move.button') : t('docs.duplicate')}
          </Button>
        </>
      }
    >
      <p>{t('docs.move.words', { title: title(document), owner: document.owner.name })}</p>
      <Loaded answer={answer}>
        {() =>
          choices.length === 0 ? (
            <p>{t('docs.move.none')}</p>
          ) : (
            <Select
              label={t('docs.move.to')}
              value={chosen}
              onChange={setChosen}
              options={[
                { value: '', text: t('docs.move.choose') },
                ...choices.map((one) => ({ value: one.id, text: one.name })),
              ]}
            />
          )
        }
      </Loaded>
      {what === 'move' ? <p>{t('docs.move.warning', { owner: document.owner.name })}</p> : null}
    </Sheet>
  );
}
