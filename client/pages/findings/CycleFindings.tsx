import { Lightbulb } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { useAnswer } from '../../api/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import rows from '../../ui/rows.module.css';
import { Section } from '../../ui/Section.tsx';
import { useText } from '../../ui/text.tsx';
import { FindingRows } from './FindingRows.tsx';

const CaptureSheet = lazy(inTheEnd(() => import('./CaptureSheet.later.tsx')));

/** What was captured in a cycle, and the way to capture more. */
export function CycleFindings({ cycle, network }: Pick<Answer<'cycle'>, 'cycle' | 'network'>) {
  const t = useText();
  const [capturing, setCapturing] = useState(false);
  const answer = useAnswer('findings', { query: { cycle: cycle.id } });
  return (
    <Section
      title={t('findings.title')}
      aside={
        <Button variant="quiet" icon={<Lightbulb aria-hidden />} onPress={() => setCapturing(true)}>
          {t('findings.capture')}
        </Button>
      }
    >
      <Loaded answer={answer} lines={2}>
        {({ findings }) =>
          findings.length === 0 ? (
            <p className={rows.note}>{t('findings.none')}</p>
          ) : (
            <FindingRows findings={findings} />
          )
        }
      </Loaded>
      {capturing ? (
        <Suspense>
          <CaptureSheet networks={[network]} cycleId={cycle.id} onClose={() => setCapturing(false)} />
        </Suspense>
      ) : null}
    </Section>
  );
}
