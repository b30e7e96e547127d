/** Ticks further apart than this mean that the device slept. */
const tick = 5000;
const slept = 3 * tick;

/**
 * Calls when a connection should be looked at anew: the network is back, the page is seen again, the device has woken.
 * @returns stops it
 */
export function onWake(wake: () => void): () => void {
  // Node has neither.
  const { window, document } = globalThis as { window?: Window; document?: Document };
  const seen = () => {
    if (document?.visibilityState === 'visible') wake();
  };
  const shown = (event: PageTransitionEvent) => {
    if (event.persisted) wake();
  };
  let last = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - last > slept) wake();
    last = now;
  }, tick);
  window?.addEventListener('online', wake);
  window?.addEventListener('pageshow', shown);
  document?.addEventListener('visibilitychange', seen);
  document?.addEventListener('resume', wake);
  return () => {
    clearInterval(timer);
    window?.removeEventListener('online', wake);
    window?.removeEventListener('pageshow', shown);
    document?.removeEventListener('visibilitychange', seen);
    document?.removeEventListener('resume', wake);
  };
}

/** Calls when the page may be going away: what waits goes out now. */
export function onLeave(leave: () => void): () => void {
  const { window, document } = globalThis as { window?: Window; document?: Document };
  const hidden = () => {
    if (document?.visibilityState === 'hidden') leave();
  };
  window?.addEventListener('pagehide', leave);
  document?.addEventListener('visibilitychange', hidden);
  return () => {
    window?.removeEventListener('pagehide', leave);
    document?.removeEventListener('visibilitychange', hidden);
  };
}

/** Whether nobody sees the page. */
export function isHidden(): boolean {
  const { document } = globalThis as { document?: Document };
  return document?.visibilityState === 'hidden';
}
