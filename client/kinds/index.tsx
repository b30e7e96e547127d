import { lazy, type ReactElement } from 'react';
import { inTheEnd } from '../ui/inTheEnd.ts';

const aMinute = 30;
const memo = inTheEnd(() => import('./memo/MemoScreen.tsx'), aMinute);
const Memo = lazy(memo);
const family = inTheEnd(() => import('./family/FamilyScreen.tsx'), aMinute);
const Family = lazy(family);

/** The screen of each kind of document, by the kind's name. Each is loaded when one is opened. */
const screens: Readonly<Record<string, ReactElement>> = {
  memo: <Memo />,
  family: <Family />,
};

const scripts: Readonly<Record<string, () => Promise<unknown>>> = { memo, family };

/** Asks for the script of a kind's screen while the document itself is still on its way. */
export function fetchScreen(kind: string): void {
  // Whoever draws the screen is told of a failure.
  if (Object.hasOwn(scripts, kind)) scripts[kind]?.().catch(() => undefined);
}

export function screenOf(kind: string): ReactElement | undefined {
  return Object.hasOwn(screens, kind) ? screens[kind] : undefined;
}
