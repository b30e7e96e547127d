import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.tsx';
import css from '../blocks/blocks.module.css';
import type { Sending } from './sending.ts';

/** Pictures on their way to the server. */
export default function SendingList({ sending }: { readonly sending: readonly Sending[] }) {
  const t = useText();
  return (
    <ul className={css.sending} role="status">
      {sending.map(({ id, name, progress, stop }) => (
        <li key={id}>
          <span>
            {progress === 'waiting' ? t('picture.waiting', { name }) : t('picture.sending', { name })}
          </span>
          {progress === 'waiting' ? null : <progress value={progress} max={1} aria-label={name} />}
          <Button variant="quiet" onPress={stop}>
            {t('doc.cancel')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
