import { CircleAlert, CircleCheck, Info, Lock, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import css from './Notice.module.css';

export interface NoticeProps {
  readonly tone?: 'info' | 'saved' | 'attention' | 'stop' | 'seal';
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Reads it aloud when it appears. */
  readonly live?: boolean;
}

const icons = { info: Info, saved: CircleCheck, attention: TriangleAlert, stop: CircleAlert, seal: Lock };

/** A line or two about the whole page: offline, frozen, refused. */
export function Notice({ tone = 'info', title, children, actions, live }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div
      className={`${css.notice} ${css[tone]}`}
      {...(live ? { role: tone === 'stop' ? 'alert' : 'status' } : {})}
    >
      <Icon aria-hidden className={css.icon} />
      <div className={css.words}>
        {title ? <p className={css.title}>{title}</p> : null}
        {children ? <div>{children}</div> : null}
      </div>
      {actions ? <div className={css.actions}>{actions}</div> : null}
    </div>
  );
}
