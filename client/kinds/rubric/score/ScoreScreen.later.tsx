import { useEffect } from 'react';
import { under } from '../../../../shared/content/address.ts';
import { rowsIn } from '../../../../shared/kinds/rubric/rating.ts';
import { scoreFields } from '../../../../shared/kinds/rubric/scores.ts';
import { useAnswer, useSend } from '../../../api/queries.ts';
import { useOpenDocument } from '../../../editor/open.ts';
import { useOwnPart } from '../../../editor/ownPart.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { ErrorState, useErrorWords } from '../../../ui/states.tsx';
import { useWords } from '../../../ui/Locale.tsx';
import { useText } from '../../../ui/text.tsx';
import { useView } from '../../view.ts';
import { FinishLine } from './FinishLine.tsx';
import { Scores } from './Scores.tsx';
import { sheetOf } from './sheet.ts';
import { useShared } from './useShared.ts';
import css from './score.module.css';

/** One rater's own sheet: sealed until the reveal, and theirs to change one by one after it. */
export default function ScoreScreen() {
  const t = useText();
  const say = useErrorWords();
  const { id, me } = useOpenDocument();
  const [, show] = useView();
  const asked = useAnswer('scoring', { params: { document: id } });
  const join = useSend('inviteRaters', ['scoring']);
  const own = useOwnPart('sealed', scoreFields);
  const shared = useShared();
  useLeaving(own.unsaved);

  const haveWords = useWords('rubricScore');
  const { writing } = own;
  const progress = asked.data;
  if (asked.isError && !progress && asked.error.code !== 'offline') return <ErrorState error={asked.error} />;
  if (!writing || !haveWords) return <p className={css.quiet}>{t('rubric.score.loading')}</p>;
  const rater = progress?.raters.find((one) => one.id === me.id);
  const isRevealed = (progress?.state ?? shared.scoring) === 'revealed';
  if (progress?.state === 'notOpen') return <Notice>{t('rubric.score.notOpen')}</Notice>;
  if (progress && (!rater || rater.state === 'withdrawn')) {
    return (
      <Notice
        actions={
          progress.may.rate && !rater ? (
            <Button
              variant="primary"
              isDisabled={join.isPending}
              onPress={() => join.mutate({ params: { document: id }, body: { raters: [me.id] } })}
            >
              {t('rubric.score.join')}
            </Button>
          ) : undefined
        }
      >
        {join.error ? say(join.error) : t(rater ? 'rubric.score.withdrawn' : 'rubric.score.notRater')}
      </Notice>
    );
  }
  const rating =
    isRevealed && rater?.state === 'finished'
      ? rowsIn(shared.ratings).find((row) => row.id === rater.row)
      : undefined;
  const sheet = sheetOf(
    rating ? { ...writing.fields, scores: rating.fields.scores ?? { cells: {} } } : writing.fields,
    shared,
  );
  const hasFinished = rater?.state === 'finished';
  return (
    <section
      className={css.screen}
      aria-label={t('rubric.score.label')}
      data-rating={rating ? under('ratings', rating.id) : undefined}
    >
      {isRevealed ? (
        <Notice actions={<Button onPress={() => show('results')}>{t('rubric.score.toResults')}</Button>}>
          {t(hasFinished ? 'rubric.score.revealed' : 'rubric.score.late')}
        </Notice>
      ) : (
        <p className={css.quiet}>{t('rubric.score.sealed')}</p>
      )}
      <Scores
        documentId={id}
        sheet={sheet}
        writing={writing}
        locked={hasFinished || !writing.mayWrite}
        changes={rating !== undefined}
      />
      <FinishLine
        documentId={id}
        sheet={sheet}
        own={own}
        progress={progress}
        finished={hasFinished}
        revealed={isRevealed}
      />
    </section>
  );
}

/** Warns before a tab is closed while a score is not known to be on the server's disk. */
function useLeaving(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [unsaved]);
}
