import { Download, Upload } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { contentOf } from '../../../shared/content/json.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { Button } from '../../ui/Button.tsx';
import { downloadText } from '../../ui/downloadText.ts';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { useText, useTranslate } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';

const CsvSheet = lazy(inTheEnd(() => import('./CsvSheet.later.tsx')));
const csvScript = inTheEnd(() => import('./csvText.later.ts'));

/** The rubric as a table out, criteria from one in. */
export function CsvButtons() {
  const t = useText();
  const say = useTranslate();
  const { ydoc, kind, editable } = useOpenDocument();
  const [open, setOpen] = useState(false);
  const download = () => {
    csvScript().then(
      ({ csvOf, fileName }) => {
        const { fields } = contentOf(ydoc, kind);
        downloadText(fileName(fields, t('rubric.view.paper')), csvOf(fields, say));
      },
      () => showToast({ message: t('cells.notLoaded') }),
    );
  };
  return (
    <>
      {editable ? (
        <Button variant="quiet" icon={<Upload aria-hidden />} onPress={() => setOpen(true)}>
          {t('rubric.csv.in')}
        </Button>
      ) : null}
      <Button variant="quiet" icon={<Download aria-hidden />} onPress={download}>
        {t('rubric.csv.out')}
      </Button>
      {open ? (
        <Suspense>
          <CsvSheet onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
