import { Link } from '@tanstack/react-router';
import { buttonClass } from './Button.tsx';
import { EmptyState } from './states.tsx';
import { useText } from './text.tsx';

/** Unknown and forbidden look the same. */
export function NotFoundWords({ level = 2 }: { readonly level?: 1 | 2 }) {
  const t = useText();
  return (
    <EmptyState
      level={level}
      title={t('shell.notFound.title')}
      action={
        <Link to="/" className={buttonClass('secondary')}>
          {t('shell.notFound.home')}
        </Link>
      }
    >
      {t('shell.notFound.words')}
    </EmptyState>
  );
}
