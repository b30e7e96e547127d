import { Menu as MenuIcon, Search } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { IconButton } from './IconButton.tsx';
import css from './Page.module.css';
import { useRail } from './rail.ts';
import { useText } from './text.tsx';

export interface PageProps {
  /** The browser's title and, unless `heading` says otherwise, the page's heading. */
  readonly title: string;
  /** Shown instead of the title: the page's one h1. */
  readonly heading?: ReactNode;
  /** Where this page belongs, before the heading. */
  readonly above?: ReactNode;
  readonly chip?: ReactNode;
  readonly light?: ReactNode;
  /** Hidden on phones, where the title needs the room. */
  readonly faces?: ReactNode;
  /** At the end of the header; the one primary button last. */
  readonly actions?: ReactNode;
  /** `text` 720 px, `wide` 1080 px, `full` all there is, without padding. */
  readonly width?: 'text' | 'wide' | 'full';
  readonly children: ReactNode;
}

/** A page in the frame: the 48 px header and the main part. Takes the focus when one comes from another page. */
export function Page({
  title,
  heading,
  above,
  chip,
  light,
  faces,
  actions,
  width = 'wide',
  children,
}: PageProps) {
  const t = useText();
  const rail = useRail();
  const main = useRef<HTMLElement>(null);
  usePageTitle(title);
  useFocusOnArrival(main);
  return (
    <div className={css.page}>
      <header className={css.header}>
        {rail.openMenu ? (
          <span className={css.menu}>
            <IconButton label={t('shell.nav.open')} onPress={rail.openMenu}>
              <MenuIcon aria-hidden />
            </IconButton>
          </span>
        ) : null}
        <div className={css.name}>
          {above ? <span className={css.above}>{above}</span> : null}
          {heading ?? <h1 className={css.title}>{title}</h1>}
          {chip}
        </div>
        {light ? <div className={css.light}>{light}</div> : null}
        {faces ? <div className={css.faces}>{faces}</div> : null}
        {rail.openMenu && rail.openPalette && width !== 'full' ? (
          <IconButton label={t('docs.palette.open')} onPress={rail.openPalette}>
            <Search aria-hidden />
          </IconButton>
        ) : null}
        {actions ? <div className={css.actions}>{actions}</div> : null}
      </header>
      <main id="main" ref={main} tabIndex={-1} className={`${css.main} ${css[width]}`}>
        {children}
      </main>
    </div>
  );
}

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Second Draft' : `${title} · Second Draft`;
  }, [title]);
}

let arrivedOnce = false;

/** A new page moves the focus to its main part, unless a field of it asked for the focus or the application starts. */
export function useFocusOnArrival(main: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { activeElement } = document;
    const free =
      activeElement === null || activeElement === document.body || !main.current?.contains(activeElement);
    if (arrivedOnce && free) main.current?.focus({ preventScroll: true });
    arrivedOnce = true;
  }, [main]);
}
