import { Link, Outlet } from '@tanstack/react-router';
import { useRef } from 'react';
import { useFocusOnArrival, usePageTitle } from '../../ui/Page.tsx';
import { useText } from '../../ui/text.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import css from './PublicFrame.module.css';

/** Around the pages of people who are not signed in. */
export function PublicFrame({ children = <Outlet /> }: { readonly children?: React.ReactNode }) {
  const t = useText();
  return (
    <div className={css.frame}>
      <a href="#main" className={css.skip}>
        {t('shell.skip')}
      </a>
      <header className={css.header}>
        <Link to="/" className={css.wordmark}>
          Second Draft
        </Link>
        <nav aria-label={t('shell.nav')} className={css.nav}>
          <Link to="/library">{t('shell.nav.library')}</Link>
          <Link to="/sign-in">{t('shell.start.signIn')}</Link>
        </nav>
      </header>
      {children}
      <footer className={css.footer}>
        <LanguageSwitch />
      </footer>
    </div>
  );
}

/** The main part of a page in the public frame; `card` is one 400 px column in the middle. */
export function PublicPage({
  title,
  card,
  children,
}: {
  readonly title: string;
  readonly card?: boolean;
  readonly children: React.ReactNode;
}) {
  const main = useRef<HTMLElement>(null);
  usePageTitle(title);
  useFocusOnArrival(main);
  return (
    <main id="main" ref={main} tabIndex={-1} className={card ? css.cardPage : css.page}>
      {card ? <div className={css.card}>{children}</div> : children}
    </main>
  );
}
