import { CalendarPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useOpenDocument } from '../../../editor/open.ts';
import { Button } from '../../../ui/Button.tsx';
import { inTheEnd } from '../../../ui/inTheEnd.ts';
import { useWords } from '../../../ui/Locale.tsx';
import { useText } from '../../../ui/text.tsx';

const CalendarSheet = lazy(inTheEnd(() => import('./CalendarSheet.later.tsx')));

/** Fills a calendar from a file or a list. */
export function CalendarTools({ calendar }: { readonly calendar: string }) {
  const t = useText();
  const here = useWords('standards');
  const { editable } = useOpenDocument();
  const [reading, setReading] = useState(false);
  if (!here || !editable) return null;
  return (
    <div>
      <Button icon={<CalendarPlus aria-hidden />} onPress={() => setReading(true)}>
        {t('standards.calendar')}
      </Button>
      {reading ? (
        <Suspense>
          <CalendarSheet calendar={calendar} onClose={() => setReading(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
