import type { QueryClient } from '@tanstack/react-query';
import type { Answer } from '../shared/contract/calls.ts';
import { answerOf, keyOf } from './api/queries.ts';
import { isAway, onReach } from './api/reach.ts';
import { hereKey } from './sync/here.ts';
import { documentsOnDevice } from './sync/onDevice.ts';
import { answersHere, deviceChanged, takeOff, tidyDevice, whoIsHere } from './sync/thisDevice.ts';
import { noteNewer } from './ui/newer.ts';

type Me = NonNullable<Answer<'session'>['me']>;

/** How often what is kept on this device is brought up to date while a page is open. */
const often = 5 * 60_000;

/**
 * From the moment that somebody is signed in, the application starts without a network too.
 * @param entry the script that started this page
 */
export function prepareOffline(queries: QueryClient, entry: string): void {
  const me = () => queries.getQueryData<Answer<'session'>>(keyOf('session'))?.me;
  const stop = queries.getQueryCache().subscribe(() => {
    if (!me()) return;
    stop();
    whenIdle(() => {
      void keepShell(entry);
      void freshen(queries);
    });
  });
  setInterval(() => void freshen(queries), often);
  onReach(() => void freshen(queries));
  // Signed out, or somebody else signed in, in another tab: nothing of the one before stays on the screen.
  addEventListener('storage', ({ key }) => {
    const shown = me()?.id;
    if (key === hereKey && shown && whoIsHere() !== shown) location.replace('/');
  });
}

/** The session ended, but not by signing out: what this person has here waits for them, and for nobody else. */
export async function leaveDevice(me: Me | undefined): Promise<void> {
  await answersHere.leave();
  // A guest has no account to come back with.
  if (!me || !('guest' in me) || !me.guest) return;
  const held = documentsOnDevice(localStorage, me.id);
  if (held.some(({ unsent, hasLate }) => unsent > 0 || hasLate)) {
    for (const { id } of held) await takeOff(me.id, id);
  } else {
    const { wipeLocal } = await import('./sync/kept.ts');
    await wipeLocal(me.id);
  }
}

async function keepShell(entry: string): Promise<void> {
  if (!import.meta.env.PROD) return;
  const { keepShell: keep } = await import('./worker/register.later.ts');
  await keep(entry, noteNewer);
}

/** What is kept offline is brought up to date, what waits here is sent, and what was opened long ago goes. */
async function freshen(queries: QueryClient): Promise<void> {
  const userId = whoIsHere();
  if (!userId || isAway() || document.visibilityState === 'hidden') return;
  const due = () =>
    documentsOnDevice(localStorage, userId).filter(
      ({ id, wanted, unsent }) => (wanted || unsent > 0) && !location.pathname.startsWith(`/d/${id}`),
    );
  await once(async () => {
    await tidyDevice(userId);
    if (due().length === 0) return;
    const [{ bringUpToDate }, { loadKind }] = await Promise.all([
      import('./sync/upToDate.later.ts'),
      import('./kinds/index.tsx'),
    ]);
    for (const { id } of due()) {
      if (isAway() || whoIsHere() !== userId) break;
      await bringUpToDate(id, { userId, describe: (of) => describe(queries, of), loadKind });
    }
    deviceChanged();
  });
}

async function describe(queries: QueryClient, id: string): Promise<{ kind: string } | undefined> {
  try {
    const answer = await queries.fetchQuery(answerOf('document', { params: { document: id } }));
    return answer.document;
  } catch {
    // Not now: the next round asks again.
    return undefined;
  }
}

/** By one tab at a time, where the browser can tell. */
async function once(work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request('second-draft:freshen', { ifAvailable: true }, (lock) =>
    lock ? work() : undefined,
  );
}

function whenIdle(then: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(then, { timeout: 5000 });
  else setTimeout(then, 2000);
}
