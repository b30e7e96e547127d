import { type KeyboardEvent, useState } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { useSend } from '../../api/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Select, TextArea, TextField } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useErrorWords } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';

export interface CaptureProps {
  /** Those it may be kept in, the likeliest first. */
  readonly networks: readonly Pick<NonNullable<Answer<'session'>['me']>['networks'][number], 'id' | 'name'>[];
  readonly cycleId?: string;
  readonly onClose: () => void;
}

/** A finding in ten seconds: a sentence, Ctrl+Enter, on. What could not be kept stays in the box. */
export default function CaptureSheet({ networks, cycleId, onClose }: CaptureProps) {
  const t = useText();
  const say = useErrorWords();
  const capture = useSend('captureFinding', ['findings']);
  const [network, setNetwork] = useState(networks[0]?.id ?? '');
  const [text, setText] = useState('');
  const [held, setHeld] = useState('');
  const [notHeld, setNotHeld] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = {
    text: isShort(text),
    held: !isBlank(held) && isShort(held),
    notHeld: !isBlank(notHeld) && isShort(notHeld),
  };
  const wordsFor = (name: keyof typeof wrong) => (tried && wrong[name] ? t('findings.short') : undefined);

  const keep = () => {
    setTried(true);
    if (Object.values(wrong).some(Boolean) || capture.isPending) return;
    capture.mutate(
      {
        params: { network },
        body: {
          text,
          ...(isBlank(held) ? {} : { held }),
          ...(isBlank(notHeld) ? {} : { notHeld }),
          ...(cycleId === undefined ? {} : { cycleId }),
        },
      },
      {
        onSuccess: (made) => {
          showToast({ message: t('findings.kept', { place: made.cycle?.title ?? made.network.name }) });
          onClose();
        },
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    keep();
  };

  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('findings.capture')}
      size="card"
      footer={
        <Button variant="primary" isDisabled={capture.isPending} onPress={keep}>
          {t('findings.keep')}
        </Button>
      }
    >
      {capture.error ? (
        <Notice tone="stop" live>
          {say(capture.error)}
        </Notice>
      ) : null}
      <TextArea
        label={t('findings.text')}
        hint={t('findings.text.hint')}
        value={text}
        maxLength={400}
        // The sheet is opened to write in.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        error={wordsFor('text')}
        onChange={setText}
        onKeyDown={onKeyDown}
      />
      <TextField
        label={t('findings.held')}
        value={held}
        maxLength={300}
        error={wordsFor('held')}
        onChange={setHeld}
        onKeyDown={onKeyDown}
      />
      <TextField
        label={t('findings.notHeld')}
        value={notHeld}
        maxLength={300}
        error={wordsFor('notHeld')}
        onChange={setNotHeld}
        onKeyDown={onKeyDown}
      />
      {networks.length > 1 ? (
        <Select
          label={t('findings.network')}
          value={network}
          onChange={setNetwork}
          options={networks.map(({ id, name }) => ({ value: id, text: name }))}
        />
      ) : null}
    </Sheet>
  );
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** As the server has it. */
function isShort(text: string): boolean {
  return text.trim().length < 3;
}
