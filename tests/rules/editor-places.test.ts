// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Places } from '../../client/editor/places.ts';

const address = 'slots/aaaaaaaaaaaa/value@en';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('CSS', { escape: (text: string) => text });
  Element.prototype.scrollIntoView = () => {};
  document.body.innerHTML = '<main></main><input id="elsewhere">';
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function paper(): { readonly places: Places; readonly load: () => void } {
  const places = new Places();
  const root = document.querySelector('main');
  places.attach(root);
  const load = () => {
    if (root) root.innerHTML = `<input data-address="${address}">`;
  };
  return { places, load };
}

const standsAt = () => (document.activeElement as HTMLElement).dataset.address;

test('U468: a way to a part of the page that is still loading ends there when it has come', async () => {
  const { places, load } = paper();
  const going = places.go(address);
  await vi.advanceTimersByTimeAsync(4000);
  expect(standsAt()).toBeUndefined();
  load();
  await vi.advanceTimersByTimeAsync(1000);
  expect([await going, standsAt()]).toEqual([true, address]);
});

test('U468: whoever has gone elsewhere meanwhile is left there; what never comes is not found', async () => {
  const { places, load } = paper();
  const going = places.go(address);
  await vi.advanceTimersByTimeAsync(4000);
  document.querySelector<HTMLElement>('#elsewhere')?.focus();
  load();
  await vi.advanceTimersByTimeAsync(1000);
  expect([await going, document.activeElement?.id]).toEqual([false, 'elsewhere']);
  const never = places.go('slots/bbbbbbbbbbbb/value@en');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await never).toBe(false);
});
