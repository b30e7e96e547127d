import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './Button.tsx';
import css from './states.module.css';
import { useText, useTranslate } from './text.tsx';

export interface EmptyStateProps {
  /** What this place is for. */
  readonly title: string;
  readonly children?: ReactNode;
  /** The start. */
  readonly action?: ReactNode;
  /** 1 where it is all there is on the page. */
  readonly level?: 1 | 2;
}

export function EmptyState({ title, children, action, level = 2 }: EmptyStateProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className={css.empty}>
      <Heading className={css.title}>{title}</Heading>
      {children ? <div className={css.words}>{children}</div> : null}
      {action}
    </div>
  );
}

/** The outline of what is coming, shown only when it takes longer than 200 ms. */
export function Skeleton({ lines = 4 }: { readonly lines?: number }) {
  const t = useText();
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={css.skeleton} role="status" aria-label={t('shell.loading')} data-due={due}>
      {due ? Array.from({ length: lines }, (_, i) => <span key={i} className={css.bar} />) : null}
    </div>
  );
}

export interface ErrorStateProps {
  /** An error of the API, or any other. */
  readonly error: { readonly code?: string; readonly message: string };
  readonly onRetry?: () => void;
  readonly level?: 1 | 2;
}

/** What happened, what is safe, what next. */
export function ErrorState({ error, onRetry, level = 2 }: ErrorStateProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  const t = useText();
  const say = useErrorWords();
  return (
    <div className={css.empty} role="alert">
      <Heading className={css.title}>{say(error)}</Heading>
      <p className={css.words}>{t(error.code === 'offline' ? 'offline.page.needs' : 'shell.error.safe')}</p>
      {onRetry ? <Button onPress={onRetry}>{t('shell.error.retry')}</Button> : null}
    </div>
  );
}

/** Says an error in the reader's language. */
export function useErrorWords(): (error: { readonly code?: string; readonly message: string }) => string {
  const t = useText();
  const translate = useTranslate();
  return (error) => {
    if (error.code === 'offline') return t('shell.error.offline');
    const id = `error.${error.code ?? 'unexpected'}`;
    const words = translate(id);
    return words === id ? t('shell.error.unexpected') : words;
  };
}
