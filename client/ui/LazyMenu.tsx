import { lazy, Suspense } from 'react';
import type { MenuProps } from './Menu.tsx';

const Menu = lazy(async () => ({ default: (await import('./Menu.tsx')).Menu }));

/** A menu whose code arrives after the page it stands on; its button is there from the start. */
export function LazyMenu(props: MenuProps) {
  return (
    <Suspense fallback={props.trigger}>
      <Menu {...props} />
    </Suspense>
  );
}
