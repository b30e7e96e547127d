import { useEffect } from 'react';
import { setValue } from '../../../shared/content/live.ts';
import type { Scalar } from '../../../shared/content/values.ts';
import { showToast } from '../../ui/toasts.ts';
import { useText } from '../../ui/text.tsx';
import { useLatest } from '../useLatest.ts';
import { useOpenDocument } from '../open.ts';
import { localValues, type ValueStore } from '../values.ts';

interface Overwritten {
  readonly who: string;
  /** In words, for one alone. */
  readonly message: string;
  readonly putBack: () => void;
}

/** Those of one change: a pasted block overwrites many, and a message pushes out the one before. */
const together = new WeakMap<ValueStore, Overwritten[]>();

/** Tells a person that somebody changed what they had just put there, and offers it back. */
export function useOverwritten(address: string, show: (value: Scalar | undefined) => string): void {
  const { values, others, ydoc } = useOpenDocument();
  const t = useText();
  const latest = useLatest(show);
  useEffect(() => {
    const tell = () => {
      const all = together.get(values) ?? [];
      together.delete(values);
      const [first] = all;
      if (!first) return;
      const message =
        all.length === 1 ? first.message : t('cells.overwrittenMany', { who: first.who, count: all.length });
      showToast({
        message,
        undo: () => ydoc.transact(() => all.forEach(({ putBack }) => putBack()), localValues),
      });
    };
    return values.onOverwritten(address, (mine, now) => {
      const writer = values.writerOf(address);
      const who = others.all().find((one) => one.clientId === writer)?.user.name ?? t('doc.someone');
      const nowShown = latest()(now) || t('doc.cell.empty');
      const one: Overwritten = {
        who,
        message: t('doc.overwritten', { who, mine: latest()(mine), now: nowShown }),
        putBack: () => setValue(ydoc, address, mine, localValues),
      };
      const before = together.get(values);
      if (before) before.push(one);
      else {
        together.set(values, [one]);
        queueMicrotask(tell);
      }
    });
  }, [values, others, ydoc, address, t, latest]);
}
