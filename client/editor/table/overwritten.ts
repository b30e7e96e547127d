import { useEffect } from 'react';
import { setValue } from '../../../shared/content/live.ts';
import type { Scalar } from '../../../shared/content/values.ts';
import { showToast } from '../../ui/toasts.ts';
import { useText } from '../../ui/text.tsx';
import { useLatest } from '../useLatest.ts';
import { useOpenDocument } from '../open.ts';
import { localValues } from '../values.ts';

/** Tells a person that somebody changed what they had just put there, and offers it back. */
export function useOverwritten(address: string, show: (value: Scalar | undefined) => string): void {
  const { values, others, ydoc } = useOpenDocument();
  const t = useText();
  const latest = useLatest(show);
  useEffect(
    () =>
      values.onOverwritten(address, (mine, now) => {
        const writer = values.writerOf(address);
        const who = others.all().find((one) => one.clientId === writer)?.user.name ?? t('doc.someone');
        const nowShown = latest()(now) || t('doc.cell.empty');
        showToast({
          message: t('doc.overwritten', { who, mine: latest()(mine), now: nowShown }),
          undo: () => setValue(ydoc, address, mine, localValues),
        });
      }),
    [values, others, ydoc, address, t, latest],
  );
}
