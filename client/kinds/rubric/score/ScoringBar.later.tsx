import { lazy, Suspense, useState } from 'react';
import { useAnswer } from '../../../api/queries.ts';
import { useOpenDocument } from '../../../editor/open.ts';
import { Button } from '../../../ui/Button.tsx';
import { inTheEnd } from '../../../ui/inTheEnd.ts';
import { useWords } from '../../../ui/Locale.tsx';
import { useText } from '../../../ui/text.tsx';
import { useWays } from './useWays.ts';
import css from './score.module.css';

const LeadSheet = lazy(inTheEnd(() => import('./LeadSheet.later.tsx')));

/** One line on a rubric: how far its scoring is, and for whoever leads it the way to go on. */
export default function ScoringBar() {
  const t = useText();
  const { id } = useOpenDocument();
  const { data } = useAnswer('scoring', { params: { document: id } });
  const [leading, setLeading] = useState(false);
  const haveWords = useWords('rubricScore');
  useWays();
  if (!data || !haveWords || (data.state === 'notOpen' && !data.may.lead)) return null;
  const { finished, of } = data;
  const words =
    data.state === 'notOpen'
      ? t('rubric.lead.notOpen')
      : data.state === 'open'
        ? t('rubric.lead.open', { finished, of })
        : t('rubric.lead.revealed');
  return (
    <div className={css.bar}>
      <span role="status">
        {words}
        {data.weightsOpen ? ` · ${t('rubric.lead.weightsOpen')}` : ''}
      </span>
      {data.may.lead ? (
        <Button variant="quiet" onPress={() => setLeading(true)}>
          {t('rubric.lead.manage')}
        </Button>
      ) : null}
      {leading ? (
        <Suspense>
          <LeadSheet documentId={id} progress={data} onClose={() => setLeading(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
