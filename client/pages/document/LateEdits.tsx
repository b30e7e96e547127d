import { useState } from 'react';
import type { Node } from '../../../shared/content/fields.ts';
import { plainText } from '../../../shared/content/text.ts';
import type { LiveDocument } from '../../sync/document.ts';
import type { LateEdits as Late } from '../../sync/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useText, useTranslate } from '../../ui/text.tsx';
import css from './document.module.css';
import { copyText } from './copyText.ts';

interface Props {
  readonly late: Late;
  readonly live: LiveDocument;
  readonly kind: string;
  /** Otherwise the right to write had ended. */
  readonly frozen: boolean;
}

/** What its author wrote too late: theirs to copy, download or discard. Nothing is lost, nothing slips in. */
export function LateEdits({ late, live, kind, frozen }: Props) {
  const t = useText();
  const say = useTranslate();
  const [shown, setShown] = useState(false);
  const text = late.edits
    .map(({ address, mine }) => `${placeOf(address, kind, say)}\n${wordsOf(mine)}`)
    .join('\n\n');

  const copy = async () => {
    const copied = await copyText(text);
    if (copied) showToast({ message: t('doc.late.copied') });
    else setShown(true);
  };

  return (
    <Notice
      tone="attention"
      live
      title={t('doc.late.title')}
      actions={
        <>
          <Button variant="quiet" aria-expanded={shown} onPress={() => setShown(!shown)}>
            {t('doc.late.show')}
          </Button>
          <Button
            variant="quiet"
            onPress={() => {
              void copy();
            }}
          >
            {t('doc.late.copy')}
          </Button>
          <Button variant="quiet" onPress={() => download(text)}>
            {t('doc.late.download')}
          </Button>
          <Button variant="quiet" onPress={() => live.dismissLateEdits()}>
            {t('doc.late.dismiss')}
          </Button>
        </>
      }
    >
      <p>{t(frozen ? 'doc.late.words' : 'doc.late.wordsNoRight')}</p>
      {shown ? <pre className={css.late}>{text}</pre> : null}
    </Notice>
  );
}

function placeOf(address: string, kind: string, say: (id: string) => string): string {
  const names = address.split('/').filter((_, index) => index % 2 === 0);
  const first = names[0] === 'notes' ? say('doc.notes') : say(`${kind}.${names[0]}`);
  return names.length > 1 ? `${first} – ${say(`${kind}.${names.join('.')}`)}` : first;
}

function wordsOf(mine: Late['edits'][number]['mine']): string {
  if (mine === null) return '–';
  if (Array.isArray(mine)) return plainText(mine as readonly Node[]);
  if (typeof mine !== 'object') return String(mine);
  return 'value' in mine ? String(mine.value) : 'state' in mine ? mine.state : '';
}

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'late-edits.txt';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
