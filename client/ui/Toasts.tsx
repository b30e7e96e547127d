import { X } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import css from './Toasts.module.css';
import { useText } from './text.tsx';
import {
  closeToast,
  currentToasts,
  holdToasts,
  releaseToasts,
  settleToasts,
  subscribeToasts,
  undoToast,
} from './toasts.ts';

/** Stands once in the page. Messages come from `showToast`. */
export function Toasts() {
  const t = useText();
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts);
  useEffect(() => {
    addEventListener('pagehide', settleToasts);
    return () => removeEventListener('pagehide', settleToasts);
  }, []);
  return (
    // Pointing at a message or reaching it by keyboard holds it; nothing is done by a click on the region.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={css.region}
      aria-label={t('shell.toasts')}
      aria-live="polite"
      onMouseEnter={holdToasts}
      onMouseLeave={releaseToasts}
      onFocus={holdToasts}
      onBlur={releaseToasts}
    >
      {toasts.map((toast) => (
        <div key={toast.id} className={css.toast}>
          <span className={css.message}>{toast.message}</span>
          {toast.undo ? (
            <Button variant="quiet" onPress={() => undoToast(toast.id)}>
              {t('shell.undo')}
            </Button>
          ) : null}
          <IconButton label={t('shell.close')} placement="top" onPress={() => closeToast(toast.id)}>
            <X aria-hidden />
          </IconButton>
        </div>
      ))}
    </section>
  );
}
