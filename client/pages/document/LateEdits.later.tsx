import { useState } from 'react';
import type { Node } from '../../../shared/content/fields.ts';
import { fieldAt } from '../../../shared/content/address.ts';
import { isLocked } from '../../../shared/content/locks.ts';
import { plainText } from '../../../shared/content/text.ts';
import { type OpenDocument, useOpenDocument } from '../../editor/open.ts';
import type { LiveDocument } from '../../sync/document.ts';
import type { LateEdit, LateEdits as Late } from '../../sync/state.ts';
import { Button } from '../../ui/Button.tsx';
import { downloadText } from '../../ui/downloadText.ts';
import { Notice } from '../../ui/Notice.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useText, useTranslate } from '../../ui/text.tsx';
import css from './document.module.css';
import { copyText } from './copyText.ts';
import { placeOf, type Say } from './placeOf.ts';

interface Props {
  readonly late: Late;
  readonly live: LiveDocument;
  /** Otherwise the right to write had ended. */
  readonly frozen: boolean;
}

/** What its author wrote too late: theirs to copy, download or discard. Nothing is lost, nothing slips in. */
export default function LateEdits({ late, live, frozen }: Props) {
  const t = useText();
  const say = useTranslate();
  const open = useOpenDocument();
  const [shown, setShown] = useState(false);
  const isHeld = late.edits.some(({ address }) => isLocked(open.locks, address));
  const text = late.edits
    .map(({ address, mine }) => `${placeOf(address, open, say)}\n${wordsOf(mine, address, open, say)}`)
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
          <Button variant="quiet" onPress={() => downloadText('late-edits.txt', text)}>
            {t('doc.late.download')}
          </Button>
          <Button variant="quiet" onPress={() => live.dismissLateEdits()}>
            {t('doc.late.dismiss')}
          </Button>
        </>
      }
    >
      <p>{t(frozen ? 'doc.late.words' : isHeld ? 'doc.late.wordsLocked' : 'doc.late.wordsNoRight')}</p>
      {shown ? <pre className={css.late}>{text}</pre> : null}
    </Notice>
  );
}

/** What would stand there, as the page would say it. */
function wordsOf(mine: LateEdit['mine'], address: string, open: OpenDocument, say: Say): string {
  if (mine === null) return '–';
  if (Array.isArray(mine)) return plainText(mine as readonly Node[]);
  if (typeof mine === 'string') {
    const field = fieldAt(open.kind.fields, address)?.field;
    const id = `${open.kind.name}.${field?.name}.${mine}`;
    if (field?.type === 'choice' && say(id) !== id) return say(id);
    return open.surroundings.references[mine]?.label ?? mine;
  }
  if (typeof mine !== 'object') return String(mine);
  if ('value' in mine) return String(mine.value);
  return 'state' in mine ? say(`${open.kind.name}.measured.${mine.state}`, { zero: 0 }) : '';
}
