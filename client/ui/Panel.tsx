import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { IconButton } from './IconButton.tsx';
import css from './Panel.module.css';
import { useText } from './text.tsx';

export interface PanelProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** 320 px beside the paper; over it on half a screen; a sheet from below on a phone. */
export function Panel({ title, onClose, children }: PanelProps) {
  const t = useText();
  const id = useId();
  return (
    // A key handler for the whole panel: Escape closes it wherever the focus is inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      aria-labelledby={id}
      className={css.panel}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <div className={css.head}>
        <h2 id={id} className={css.title}>
          {title}
        </h2>
        <IconButton label={t('shell.close')} onPress={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      <div className={css.body}>{children}</div>
    </aside>
  );
}
