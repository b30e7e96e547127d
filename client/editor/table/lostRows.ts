import { useEffect } from 'react';
import { splitRow } from '../../../shared/content/layout.ts';
import { putBackRow } from '../../../shared/content/live.ts';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useOpenDocument } from '../open.ts';
import { localValues } from '../values.ts';

/** Says so when somebody else removes the row one is writing in, and offers it back with all that is in it. */
export function useLostRows(list: string): void {
  const { values, others, ydoc, places } = useOpenDocument();
  const t = useText();
  useEffect(
    () =>
      values.watch((addresses, change) => {
        const { here } = others;
        if (change.local || here === undefined) return;
        for (const address of addresses) {
          const row = splitRow(address);
          if (row?.list !== list || !here.startsWith(`${address}/`)) continue;
          const gone = values.removed(list).find((one) => one.id === row.id);
          if (!gone) continue;
          const who = others.all().find((one) => one.user.id === gone.by)?.user.name ?? t('doc.someone');
          showToast({
            message: t('doc.row.removedUnderYou', { who }),
            undo: () => {
              putBackRow(ydoc, list, row.id, localValues);
              void places.go(here);
            },
          });
          others.leave(here);
        }
      }),
    [values, others, ydoc, places, list, t],
  );
}
