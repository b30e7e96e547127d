import { NotFoundWords } from '../ui/NotFoundWords.tsx';
import { usePageTitle } from '../ui/Page.tsx';
import { useText } from '../ui/text.tsx';
import css from './plain.module.css';

/** For addresses that name no page. */
export function NotFound() {
  const t = useText();
  usePageTitle(t('shell.notFound.title'));
  return (
    <main id="main" tabIndex={-1} className={css.middle}>
      <NotFoundWords level={1} />
    </main>
  );
}
