/** How often an open page asks for a newer build, at most. */
const rarely = 10 * 60_000;
const hourly = 60 * 60_000;

/**
 * Has the service worker start this application without a network from now on, and watches for newer builds.
 * @param entry the script that started this page
 * @param newer called when another build is ready: a page loaded now is of it
 */
export async function keepShell(entry: string, newer: () => void): Promise<void> {
  const registration = await register();
  if (!registration) return;
  let askedAt = Date.now();
  const look = () => {
    if (document.visibilityState !== 'visible' || Date.now() - askedAt < rarely) return;
    askedAt = Date.now();
    // Without a network there is nothing newer.
    registration.update().catch(() => undefined);
  };
  document.addEventListener('visibilitychange', look);
  setInterval(look, hourly);
  const judge = (worker: ServiceWorker) =>
    void isSame(worker, entry).then((same) => {
      if (!same) newer();
    });
  if (registration.waiting) judge(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && navigator.serviceWorker.controller) judge(coming);
    });
  });
}

/** Undefined where the browser has none, as in a private window, or does not let us. */
async function register(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  try {
    return await navigator.serviceWorker.register('/sw.js');
  } catch {
    // The page works without it; it only does not start without a network.
    return undefined;
  }
}

/** Asked by a page of its own build, a worker that waits takes over. */
function isSame(worker: ServiceWorker, entry: string): Promise<boolean> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }) => done(data === true));
    port1.start();
    worker.postMessage(entry, [port2]);
  });
}
