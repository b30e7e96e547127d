import { Download, Table2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useOpenDocument } from '../../../editor/open.ts';
import { Button } from '../../../ui/Button.tsx';
import { inTheEnd } from '../../../ui/inTheEnd.ts';
import { useLocale, useWords } from '../../../ui/Locale.tsx';
import { useText } from '../../../ui/text.tsx';
import { downloadSequence } from './download.later.ts';

const TableSheet = lazy(inTheEnd(() => import('./TableSheet.later.tsx')));

/** Below the table of units: in from a table, out as CSV. */
export default function TableTools() {
  const t = useText();
  const here = useWords('standards');
  const open = useOpenDocument();
  const { locale } = useLocale();
  const [bringing, setBringing] = useState(false);
  if (!here) return null;
  return (
    <div>
      {open.editable ? (
        <Button variant="quiet" icon={<Table2 aria-hidden />} onPress={() => setBringing(true)}>
          {t('standards.table')}
        </Button>
      ) : null}
      <Button variant="quiet" icon={<Download aria-hidden />} onPress={() => downloadSequence(open, locale)}>
        {t('standards.table.download')}
      </Button>
      {bringing ? (
        <Suspense>
          <TableSheet onClose={() => setBringing(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
