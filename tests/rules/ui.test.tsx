// @vitest-environment jsdom
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ownPath } from '../../client/pages/useEnter.ts';
import { NumberField, readNumber } from '../../client/ui/Field.tsx';
import { firstLocale } from '../../client/ui/Locale.tsx';
import { currentToasts, settleToasts, showToast, undoToast } from '../../client/ui/toasts.ts';
import { useAutosave } from '../../client/ui/useAutosave.ts';
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
  settleToasts();
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

describe('U5: what saves itself says "saved" only on the server’s word for the newest value', () => {
  it('U5: a slow answer to an older value does not count, and values go out in order, one at a time', async () => {
    const answers: (() => void)[] = [];
    const sent: string[] = [];
    let saving: ReturnType<typeof useAutosave<string>> | undefined;
    function Saver() {
      saving = useAutosave((value: string) => {
        sent.push(value);
        return new Promise<void>((resolve) => answers.push(resolve));
      });
      return <output>{saving.state ?? ''}</output>;
    }
    await show(<Saver />);
    await act(async () => saving?.change('one'));
    expect(place.textContent).toBe('saving');
    await act(() => vi.advanceTimersByTimeAsync(1000));
    await act(async () => saving?.change('two'));
    await act(() => vi.advanceTimersByTimeAsync(1000));
    expect(sent).toEqual(['one']);
    await act(async () => answers[0]?.());
    expect(sent).toEqual(['one', 'two']);
    expect(place.textContent).toBe('saving');
    await act(async () => answers[1]?.());
    expect(place.textContent).toBe('saved');
  });

  it('U5: a refused value is said to be not saved, and goes out again with the next change', async () => {
    let refuse = true;
    const sent: string[] = [];
    let saving: ReturnType<typeof useAutosave<string>> | undefined;
    function Saver() {
      saving = useAutosave(async (value: string) => {
        sent.push(value);
        if (refuse) throw new Error('no');
      });
      return <output>{saving.state ?? ''}</output>;
    }
    await show(<Saver />);
    await act(async () => saving?.change('one'));
    await act(() => vi.advanceTimersByTimeAsync(1000));
    expect(place.textContent).toBe('failed');
    refuse = false;
    await act(async () => saving?.change('one, again'));
    await act(() => vi.advanceTimersByTimeAsync(1000));
    expect(place.textContent).toBe('saved');
    expect(sent).toEqual(['one', 'one, again']);
  });
});

describe('U6: undo instead of "are you sure"', () => {
  it('U6: a removal happens when its message is gone, not when it was undone', () => {
    const done = vi.fn<() => void>();
    const undo = vi.fn<() => void>();
    showToast({ message: 'a', done, undo });
    undoToast(currentToasts()[0]?.id ?? 0);
    vi.advanceTimersByTime(60_000);
    expect([undo.mock.calls.length, done.mock.calls.length]).toEqual([1, 0]);
    showToast({ message: 'b', done });
    vi.advanceTimersByTime(60_000);
    expect(done).toHaveBeenCalledTimes(1);
    expect(currentToasts()).toEqual([]);
  });

  it('U6: a removal still waiting happens when the next message comes or the page is left', () => {
    const done = vi.fn<() => void>();
    showToast({ message: 'a', done });
    showToast({ message: 'b' });
    expect(done).toHaveBeenCalledTimes(1);
    expect(currentToasts().map((toast) => toast.message)).toEqual(['b']);
  });
});

describe('U7: numbers as people type them', () => {
  it.each([
    ['58', 58],
    ['58 %', 58],
    ['58,5', 58.5],
    ['16,500', 16500],
    ['1 200', 1200],
    ['', undefined],
    ['n/a', undefined],
  ])('U7: %j is %j', (typed, number) => {
    expect(readNumber(typed)).toBe(number);
  });

  it('U7: what is being typed stays as typed', async () => {
    let value: number | undefined = 58;
    const draw = () =>
      show(
        <NumberField
          label="Students"
          value={value}
          onChange={(next) => {
            value = next;
          }}
        />,
      );
    await draw();
    const input = place.querySelector('input');
    if (!input) throw new Error('the field has no input');
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, '58.');
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await draw();
    expect([value, input.value]).toEqual([58, '58.']);
    expect(place.querySelector('label')?.htmlFor).toBe(input.id);
  });
});

describe('U8: where signing in leads', () => {
  it.each([
    ['/n/1/docs?q=a', '/n/1/docs?q=a'],
    ['//elsewhere.example', '/home'],
    ['https://elsewhere.example', '/home'],
    ['/\\elsewhere.example', '/home'],
    [undefined, '/home'],
  ])('U8: %j leads to %s', (path, expected) => {
    expect(ownPath(path)).toBe(expected);
  });
});

describe('U9: the language', () => {
  it.each([
    ['es', ['en-US'], 'es'],
    [null, ['es-MX', 'en'], 'es'],
    [null, ['de', 'en-GB'], 'en'],
    ['tlh', ['fr'], 'en'],
  ] as const)('U9: chosen %j, browser %j: %s', (stored, languages, expected) => {
    expect(firstLocale(stored, languages)).toBe(expected);
  });
});
