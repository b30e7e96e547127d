import { lazy, type ReactElement } from 'react';

const Memo = lazy(() => import('./memo/MemoScreen.tsx'));

/** The screen of each kind of document, by the kind's name. Each is loaded when one is opened. */
const screens: Readonly<Record<string, ReactElement>> = {
  memo: <Memo />,
};

export function screenOf(kind: string): ReactElement | undefined {
  return Object.hasOwn(screens, kind) ? screens[kind] : undefined;
}
