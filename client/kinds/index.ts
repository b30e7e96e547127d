import { type ComponentType, lazy } from 'react';

/** The screen of each kind of document, by the kind's name. Each is loaded when one is opened. */
const screens: Readonly<Record<string, ComponentType>> = {
  memo: lazy(() => import('./memo/MemoScreen.tsx')),
};

export function screenOf(kind: string): ComponentType | undefined {
  return Object.hasOwn(screens, kind) ? screens[kind] : undefined;
}
