import { Search } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useOpenDocument } from '../../../editor/open.ts';
import { Button } from '../../../ui/Button.tsx';
import { inTheEnd } from '../../../ui/inTheEnd.ts';
import { useWords } from '../../../ui/Locale.tsx';
import { useText } from '../../../ui/text.tsx';
import css from './tools.module.css';

const StandardsPicker = lazy(inTheEnd(() => import('./StandardsPicker.later.tsx')));
const ChangedStandards = lazy(inTheEnd(() => import('./ChangedStandards.later.tsx')));

/** Below the standards of a unit: to search for more, and what has become of those it cites. */
export function UnitTools({ unit }: { readonly unit: string }) {
  const t = useText();
  const here = useWords('standards');
  const { editable } = useOpenDocument();
  const [picking, setPicking] = useState(false);
  if (!here) return null;
  return (
    <div className={css.tools}>
      {editable ? (
        <Button icon={<Search aria-hidden />} onPress={() => setPicking(true)}>
          {t('standards.pick')}
        </Button>
      ) : null}
      <Suspense>
        <ChangedStandards unit={unit} />
        {picking ? <StandardsPicker unit={unit} onClose={() => setPicking(false)} /> : null}
      </Suspense>
    </div>
  );
}
