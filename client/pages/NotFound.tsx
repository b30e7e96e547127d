import { Link } from '@tanstack/react-router';
import { buttonClass } from '../ui/Button.tsx';
import { usePageTitle } from '../ui/Page.tsx';
import { useText } from '../ui/text.tsx';
import css from './plain.module.css';

/** Unknown and forbidden look the same. */
export function NotFound() {
  const t = useText();
  usePageTitle(t('shell.notFound.title'));
  return (
    <main id="main" tabIndex={-1} className={css.middle}>
      <h1 className={css.title}>{t('shell.notFound.title')}</h1>
      <p>{t('shell.notFound.words')}</p>
      <Link to="/" className={buttonClass('secondary')}>
        {t('shell.notFound.home')}
      </Link>
    </main>
  );
}
