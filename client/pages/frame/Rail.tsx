import { Link } from '@tanstack/react-router';
import {
  BookOpenCheck,
  Building2,
  CircleDashed,
  CircleUser,
  Files,
  House,
  LibraryBig,
  PanelLeftClose,
  PanelLeftOpen,
  Search,
  Users,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { useText } from '../../ui/text.tsx';
import css from './Rail.module.css';
import { WaitingCount } from './WaitingCount.tsx';

type Me = NonNullable<Answer<'session'>['me']>;

export interface RailProps {
  readonly me: Me;
  readonly network: Me['networks'][number] | undefined;
  readonly open: boolean;
  /** Left out in the drawer, which is always open. */
  readonly onToggle?: () => void;
  readonly onNavigate?: () => void;
  readonly onSearch: () => void;
}

export function Rail({ me, network, open, onToggle, onNavigate, onSearch }: RailProps) {
  const t = useText();
  const organisation = (me.organisations[0] ?? me.unconfirmed[0])?.organisation;
  const entry = (icon: ReactNode, text: string) => (
    <>
      {icon}
      <span className={open ? css.text : css.hiddenText}>{text}</span>
    </>
  );
  const shared = {
    className: css.entry ?? '',
    activeProps: { 'aria-current': 'page' as const },
    ...(onNavigate ? { onClick: onNavigate } : {}),
  };
  const titled = (text: string) => (open ? {} : { title: text });
  return (
    <nav aria-label={t('shell.nav')} className={`${css.rail} ${open ? css.open : ''}`}>
      <div className={css.top}>
        {onToggle ? (
          <button
            type="button"
            className={css.entry}
            aria-expanded={open}
            aria-label={t(open ? 'shell.nav.collapse' : 'shell.nav.expand')}
            title={t(open ? 'shell.nav.collapse' : 'shell.nav.expand')}
            onClick={onToggle}
          >
            {open ? <PanelLeftClose aria-hidden /> : <PanelLeftOpen aria-hidden />}
          </button>
        ) : null}
        {open ? <span className={css.wordmark}>Second Draft</span> : null}
      </div>
      <ul className={css.list}>
        <li>
          <button
            type="button"
            className={css.entry}
            aria-keyshortcuts="Control+K"
            title={`${t('docs.palette.open')} (Ctrl+K)`}
            onClick={onSearch}
          >
            {entry(<Search aria-hidden />, t('docs.palette.open'))}
          </button>
        </li>
        <li>
          <Link to="/home" {...shared} {...titled(t('shell.nav.home'))}>
            {entry(<House aria-hidden />, t('shell.nav.home'))}
            <WaitingCount />
          </Link>
        </li>
      </ul>
      {network ? (
        <ul className={css.list} aria-label={network.name}>
          {open ? (
            <li className={css.network} aria-hidden>
              {network.name}
            </li>
          ) : null}
          <li>
            <CycleLink network={network.id} shared={shared} title={open ? undefined : t('shell.nav.cycle')}>
              {entry(<CircleDashed aria-hidden />, t('shell.nav.cycle'))}
            </CycleLink>
          </li>
          <li>
            <Link
              to="/n/$net/docs"
              params={{ net: network.id }}
              {...shared}
              {...titled(t('shell.nav.documents'))}
            >
              {entry(<Files aria-hidden />, t('shell.nav.documents'))}
            </Link>
          </li>
          <li>
            <Link
              to="/n/$net/definitions"
              params={{ net: network.id }}
              {...shared}
              {...titled(t('shell.nav.definitions'))}
            >
              {entry(<BookOpenCheck aria-hidden />, t('shell.nav.definitions'))}
            </Link>
          </li>
          <li>
            <Link
              to="/n/$net/people"
              params={{ net: network.id }}
              {...shared}
              {...titled(t('shell.nav.people'))}
            >
              {entry(<Users aria-hidden />, t('shell.nav.people'))}
            </Link>
          </li>
        </ul>
      ) : null}
      <ul className={css.list}>
        <li>
          <Link to="/library" {...shared} {...titled(t('shell.nav.library'))}>
            {entry(<LibraryBig aria-hidden />, t('shell.nav.library'))}
          </Link>
        </li>
      </ul>
      <ul className={`${css.list} ${css.foot}`}>
        {organisation ? (
          <li>
            <Link
              to="/o/$org"
              params={{ org: organisation.id }}
              {...shared}
              {...titled(t('shell.nav.organisation'))}
            >
              {entry(<Building2 aria-hidden />, t('shell.nav.organisation'))}
            </Link>
          </li>
        ) : null}
        <li>
          <Link to="/me" {...shared} {...titled(t('shell.nav.me'))}>
            {entry(<CircleUser aria-hidden />, t('shell.nav.me'))}
          </Link>
        </li>
      </ul>
    </nav>
  );
}

/** "Cycle" is current on the network's start page and on every cycle's. */
function CycleLink({
  network,
  shared,
  title,
  children,
}: {
  readonly network: string;
  readonly shared: { readonly className: string; readonly onClick?: () => void };
  readonly title: string | undefined;
  readonly children: ReactNode;
}) {
  const path = typeof location === 'undefined' ? '' : location.pathname;
  const current = path === `/n/${network}` || path.startsWith(`/n/${network}/cycles/`);
  return (
    <Link
      to="/n/$net"
      params={{ net: network }}
      activeOptions={{ exact: true }}
      className={shared.className}
      {...(shared.onClick ? { onClick: shared.onClick } : {})}
      {...(current ? { 'aria-current': 'page' } : {})}
      {...(title ? { title } : {})}
    >
      {children}
    </Link>
  );
}
