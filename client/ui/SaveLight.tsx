import { Check, CloudOff, Eye, Lock, LoaderCircle, TriangleAlert } from 'lucide-react';
import css from './SaveLight.module.css';
import { type MessageId, useText } from './text.tsx';

/**
 * `saved` only on the server's word; `slow` is saving for more than 3 s; `device` is only on this device,
 * `page` not even there since it keeps nothing; `failed` was refused and is not stored anywhere else.
 */
export type SaveState = 'saved' | 'saving' | 'slow' | 'device' | 'page' | 'readOnly' | 'frozen' | 'failed';

const looks = {
  saved: { icon: Check, text: 'shell.save.saved' },
  saving: { icon: LoaderCircle, text: 'shell.save.saving' },
  slow: { icon: LoaderCircle, text: 'shell.save.slow' },
  device: { icon: CloudOff, text: 'shell.save.device' },
  page: { icon: CloudOff, text: 'shell.save.page' },
  readOnly: { icon: Eye, text: 'shell.save.readOnly' },
  frozen: { icon: Lock, text: 'shell.save.frozen' },
  failed: { icon: TriangleAlert, text: 'shell.save.failed' },
} as const satisfies Record<SaveState, { readonly icon: typeof Check; readonly text: MessageId }>;

/**
 * Tells the truth about where the words are: a colour, a shape and a word.
 * @param quiet what changes with every word is not read out by itself; whoever shows it says what matters
 */
export function SaveLight({ state, quiet }: { readonly state: SaveState; readonly quiet?: boolean }) {
  const t = useText();
  const { icon: Icon, text } = looks[state];
  return (
    <span
      className={`${css.light} ${css[state]}`}
      role="status"
      {...(quiet ? { 'aria-live': 'off' as const } : {})}
      data-save={state}
    >
      <Icon aria-hidden />
      <span>{t(text)}</span>
    </span>
  );
}
