import { type Build, Shell } from './shell.ts';

/** Written in by the build. */
declare const __build: Build;
const build = __build;

interface Lasting extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Asked extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
/** As much of a service worker's world as is used; the types of pages do not know it. */
interface World {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

const world = globalThis as unknown as World;
const shell = new Shell(build, {
  origin: world.location.origin,
  caches,
  fetch: (request, init) => fetch(request, init),
});

world.addEventListener('install', (event) => event.waitUntil(shell.install()));
world.addEventListener('activate', (event) =>
  event.waitUntil(shell.activate().then(() => world.clients.claim())),
);
world.addEventListener('fetch', (event) => {
  const answer = shell.answer(event.request);
  if (answer) event.respondWith(answer);
});
// A page that starts says what it was started by: of the same build, there is no reason to wait for other pages to close.
world.addEventListener('message', ({ data, ports }) => {
  const isSame = data === build.entry;
  ports[0]?.postMessage(isSame);
  if (isSame) void world.skipWaiting();
});
