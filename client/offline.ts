import type { QueryClient } from '@tanstack/react-query';
import { keyOf } from './api/queries.ts';
import type { Answer } from '../shared/contract/calls.ts';
import { hereKey, readHere } from './sync/here.ts';
import { AnswersOnDevice } from './sync/answers.ts';
import { noteNewer } from './ui/newer.ts';

/** What this device keeps of the server's answers. */
export const answersHere = new AnswersOnDevice({
  get store() {
    return localStorage;
  },
  now: Date.now,
  fits: async () => (await import('./api/fits.later.ts')).fits,
});

/** From the moment that somebody is signed in, the application starts without a network too. */
export function prepareOffline(queries: QueryClient): void {
  const me = () => queries.getQueryData<Answer<'session'>>(keyOf('session'))?.me;
  const stop = queries.getQueryCache().subscribe(() => {
    if (!me()) return;
    stop();
    whenIdle(() => void prepare());
  });
  // Signed out, or somebody else signed in, in another tab: nothing of the one before stays on the screen.
  addEventListener('storage', ({ key }) => {
    const shown = me()?.id;
    if (key === hereKey && shown && readHere(localStorage, Date.now())?.userId !== shown)
      location.replace('/');
  });
}

async function prepare(): Promise<void> {
  if (!import.meta.env.PROD) return;
  const { keepShell } = await import('./worker/register.later.ts');
  await keepShell(new URL(import.meta.url).pathname, noteNewer);
}

function whenIdle(then: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(then, { timeout: 5000 });
  else setTimeout(then, 2000);
}
