// @vitest-environment jsdom
import { act, lazy, type ReactNode, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inTheEnd } from '../../client/ui/inTheEnd.ts';
import { Paper } from '../../client/pages/document/Paper.tsx';
import { useLight } from '../../client/pages/document/useLight.ts';
import { useLeaveWarning } from '../../client/pages/document/useLive.ts';
import type { LiveState } from '../../client/sync/state.ts';
import { en } from '../../shared/i18n/en.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
let place: HTMLElement;
let root: Root;

beforeEach(() => {
  vi.useFakeTimers();
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
});
afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
  vi.useRealTimers();
});

const show = (node: ReactNode) =>
  act(async () =>
    root.render(
      <IntlProvider locale="en" messages={{ ...en }}>
        {node}
      </IntlProvider>,
    ),
  );
const saved: LiveState = { type: 'live', save: { type: 'saved' } };
const light = () => place.querySelector('output')?.textContent;
const paper = () => place.querySelector('article')?.textContent;

describe('the light and the paper', () => {
  it('L92: the light says nothing of words that are not on screen, because the script that draws them has not come', async () => {
    let arrive: ((script: { default: () => ReactNode }) => void) | undefined;
    const Screen = lazy(
      () =>
        new Promise<{ default: () => ReactNode }>((come) => {
          arrive = come;
        }),
    );
    function Page({ state }: { readonly state: LiveState }) {
      const [drawn, setDrawn] = useState(false);
      return (
        <>
          <output>{useLight(state, drawn)}</output>
          <Paper screen={<Screen />} onDrawn={() => setDrawn(true)} />
        </>
      );
    }
    await show(<Page state={saved} />);
    expect([light(), paper()]).toEqual(['', undefined]);
    await show(<Page state={{ type: 'offline', unsent: 0, content: 'device' }} />);
    expect(light()).toBe('');
    await show(<Page state={saved} />);
    await act(async () => arrive?.({ default: () => <article>Words</article> }));
    expect([light(), paper()]).toEqual(['saved', 'Words']);
  });

  it('L92: each state has its word, and without content there is nothing to say', async () => {
    const said: (string | undefined)[] = [];
    function Page({ state }: { readonly state: LiveState }) {
      said.push(useLight(state, true));
      return null;
    }
    const states: LiveState[] = [
      { type: 'loading' },
      saved,
      { type: 'offline', unsent: 1, content: 'device' },
      { type: 'offline', unsent: 1, content: 'page' },
      { type: 'offline', unsent: 0, content: 'none' },
      { type: 'frozen' },
      { type: 'readOnly' },
      { type: 'refused', code: 4400 },
      { type: 'tooOld' },
    ];
    for (const state of states) await show(<Page key={said.length} state={state} />);
    expect(said).toEqual([
      undefined,
      'saved',
      'device',
      'page',
      undefined,
      'frozen',
      'readOnly',
      'failed',
      'readOnly',
    ]);
  });

  it('L92: a script that cannot be fetched while the server is away comes when it is back', async () => {
    let isAway = true;
    let asked = 0;
    const get = inTheEnd(async () => {
      asked += 1;
      if (isAway) throw new TypeError('Failed to fetch dynamically imported module');
      return 'the script';
    });
    const both = Promise.all([get(), get()]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toBe(3);
    isAway = false;
    await vi.advanceTimersByTimeAsync(2000);
    expect(await both).toEqual(['the script', 'the script']);
    expect(asked).toBe(4);
  });
});

it('L92: leaving the page is warned of only while something is not known to be on the server’s disk', async () => {
  function Page({ unsaved }: { readonly unsaved: boolean }) {
    useLeaveWarning(unsaved);
    return null;
  }
  const warns = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  await show(<Page unsaved={false} />);
  expect(warns()).toBe(false);
  await show(<Page unsaved />);
  expect(warns()).toBe(true);
  await show(<Page unsaved={false} />);
  expect(warns()).toBe(false);
});
