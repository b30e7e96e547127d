import type { Answer } from '../../../../shared/contract/calls.ts';
import { useSend } from '../../../api/queries.ts';
import type { OwnPart } from '../../../editor/ownPart.ts';
import { Button } from '../../../ui/Button.tsx';
import { useErrorWords } from '../../../ui/states.tsx';
import { useText } from '../../../ui/text.tsx';
import type { Sheet } from './sheet.ts';
import css from './score.module.css';

interface Props {
  readonly documentId: string;
  readonly sheet: Sheet;
  readonly own: OwnPart;
  /** Undefined while the server can't be asked. */
  readonly progress: Answer<'scoring'> | undefined;
  readonly finished: boolean;
  readonly revealed: boolean;
}

/** How far one is, how far all are, and the end of it. Of the others it says who has finished and nothing else. */
export function FinishLine({ documentId, sheet, own, progress, finished, revealed }: Props) {
  const t = useText();
  const say = useErrorWords();
  const send = useSend('finishScoring', ['scoring']);
  const left = sheet.of - sheet.given;
  const isAway = own.state.type !== 'live';
  const finish = (next: boolean) =>
    send.mutate({ params: { document: documentId }, body: { finished: next } });
  return (
    <div className={css.finish} role="status">
      <p>
        <strong>{t('rubric.score.own', { given: sheet.given, of: sheet.of })}</strong>
        {progress ? (
          <span> · {t('rubric.score.progress', { finished: progress.finished, of: progress.of })}</span>
        ) : null}
        <span className={css.quiet}>
          {isAway ? t('rubric.score.offline') : own.unsaved ? t('shell.save.saving') : t('shell.save.saved')}
        </span>
        {send.error ? <span className={css.error}>{say(send.error)}</span> : null}
      </p>
      {finished ? (
        revealed ? null : (
          <Button isDisabled={isAway || send.isPending} onPress={() => finish(false)}>
            {t('rubric.score.resume')}
          </Button>
        )
      ) : (
        <Button
          variant="primary"
          isDisabled={isAway || own.unsaved || send.isPending || sheet.given === 0}
          onPress={() => finish(true)}
        >
          {left > 0 ? t('rubric.score.finishWithout', { left }) : t('rubric.score.finish')}
        </Button>
      )}
    </div>
  );
}
