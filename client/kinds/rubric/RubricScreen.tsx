import { lazy, Suspense } from 'react';
import { LineEditor } from '../../editor/TextEditor.tsx';
import { useRows } from '../../editor/values.ts';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { useText } from '../../ui/text.tsx';
import { useView } from '../view.ts';
import { RubricPaper } from './RubricPaper.tsx';
import { Views } from './Views.tsx';
import css from './rubric.module.css';

const ScoreScreen = lazy(inTheEnd(() => import('./score/ScoreScreen.later.tsx')));
const ScoringBar = lazy(inTheEnd(() => import('./score/ScoringBar.later.tsx')));
const Results = lazy(inTheEnd(() => import('./Results.later.tsx')));

/** A rubric, live: the paper everybody writes on, and what comes out of it. */
export default function RubricScreen() {
  const t = useText();
  const [view, setView] = useView();
  const withVendors = useRows('vendors').length > 0;
  const shown = view === 'results' || view === 'score' ? view : 'paper';
  return (
    <>
      <LineEditor
        address="title"
        label={t('rubric.title')}
        placeholder={t('rubric.title.placeholder')}
        className={css.title ?? ''}
      />
      {withVendors || shown !== 'paper' ? (
        <Views shown={shown} show={(next) => setView(next === 'paper' ? undefined : next)}>
          <Suspense>
            <ScoringBar />
          </Suspense>
        </Views>
      ) : null}
      {shown === 'score' ? (
        <Suspense fallback={<p className={css.help}>{t('rubric.score.loading')}</p>}>
          <ScoreScreen />
        </Suspense>
      ) : shown === 'results' ? (
        <Suspense fallback={<p className={css.help}>{t('rubric.view.results.loading')}</p>}>
          <Results />
        </Suspense>
      ) : (
        <RubricPaper withVendors={withVendors} />
      )}
    </>
  );
}
