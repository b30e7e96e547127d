import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useSession } from '../../api/queries.ts';
import { useLocale } from '../../ui/Locale.tsx';
import { RailContext } from '../../ui/rail.ts';
import { Skeleton } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { useMedia } from '../../ui/useMedia.ts';
import css from './Frame.module.css';
import { usePalette } from '../palette/usePalette.ts';
import { PublicFrame } from './PublicFrame.tsx';
import { Rail } from './Rail.tsx';
import { useNetwork } from './useNetwork.ts';
import { inTheEnd } from '../../ui/inTheEnd.ts';

const Palette = lazy(inTheEnd(() => import('../palette/Palette.later.tsx')));
const Drawer = lazy(inTheEnd(() => import('./Drawer.tsx')));
const key = 'rail';

/** The rail and the page beside it; where nobody is signed in, the public frame. */
export function Frame() {
  const session = useSession();
  if (!session.data) return null;
  return session.data.me ? <SignedIn me={session.data.me} /> : <PublicFrame />;
}

function SignedIn({ me }: { readonly me: Parameters<typeof Rail>[0]['me'] }) {
  const t = useText();
  const { network, remember } = useNetwork(me);
  const narrow = useMedia('(max-width: 767px)');
  const { setLocale } = useLocale();
  useEffect(() => {
    if (me.locale) setLocale(me.locale);
  }, [me.locale, setLocale]);
  const [open, setOpen] = useState(() => localStorage.getItem(key) === 'open');
  const [drawer, setDrawer] = useState(false);
  const palette = usePalette();
  const rail = useMemo(
    () => ({
      rememberNetwork: remember,
      openPalette: palette.open,
      ...(narrow ? { openMenu: () => setDrawer(true) } : {}),
    }),
    [remember, narrow, palette.open],
  );
  return (
    <RailContext value={rail}>
      <a href="#main" className={css.skip}>
        {t('shell.skip')}
      </a>
      <div className={css.frame}>
        {narrow ? (
          drawer ? (
            <Suspense>
              <Drawer onClose={() => setDrawer(false)}>
                <Rail
                  me={me}
                  network={network}
                  open
                  onNavigate={() => setDrawer(false)}
                  onSearch={() => {
                    setDrawer(false);
                    palette.open();
                  }}
                />
              </Drawer>
            </Suspense>
          ) : null
        ) : (
          <div className={css.rail}>
            <Rail
              me={me}
              network={network}
              open={open}
              onSearch={palette.open}
              onToggle={() => {
                localStorage.setItem(key, open ? 'closed' : 'open');
                setOpen(!open);
              }}
            />
          </div>
        )}
        {palette.isNeeded ? (
          <Suspense>
            <Palette me={me} network={network} isOpen={palette.isOpen} onClose={palette.close} />
          </Suspense>
        ) : null}
        <Suspense fallback={<Skeleton />}>
          <Outlet />
        </Suspense>
      </div>
    </RailContext>
  );
}
