import { lazy, Suspense, useState } from 'react';
import { useOpenDocument } from '../../editor/open.ts';
import { Button } from '../../ui/Button.tsx';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { useText } from '../../ui/text.tsx';
import css from './memo.module.css';

const CollectFindings = lazy(inTheEnd(() => import('./CollectFindings.later.tsx')));

/** The way from what was captured during the cycle into what the memo says. */
export function Collect() {
  const t = useText();
  const { editable, surroundings } = useOpenDocument();
  const [open, setOpen] = useState(false);
  const { cycle } = surroundings;
  if (!editable || !cycle) return null;
  return (
    <div className={css.offer}>
      <Button variant="quiet" onPress={() => setOpen(true)}>
        {t('memo.collect')}
      </Button>
      {open ? (
        <Suspense>
          <CollectFindings cycleId={cycle.id} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
