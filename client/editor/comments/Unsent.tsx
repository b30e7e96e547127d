import { Button } from '../../ui/Button.tsx';
import { useErrorWords } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import css from './comments.module.css';
import { Words } from './Said.tsx';
import type { Sending, Talk } from './talk.ts';
import type { Saying } from './useThreads.ts';

/** Words that the server does not have yet, and says so. */
export function Unsent({
  sending,
  talk,
  saying,
}: {
  readonly sending: Sending;
  readonly talk: Talk;
  readonly saying: Saying;
}) {
  const t = useText();
  const say = useErrorWords();
  const { failed } = sending;
  return (
    <div className={css.unsent} data-unsent={failed ?? 'sending'}>
      <p className={css.text}>
        <Words text={sending.text} />
      </p>
      <p className={failed === undefined ? css.soft : css.failed} role="status">
        {failed === undefined
          ? t('comments.sending')
          : failed === 'offline'
            ? t('comments.waits')
            : t('comments.notSent', { why: say({ code: failed, message: failed }) })}
      </p>
      {failed === undefined ? null : (
        <div className={css.buttons}>
          <Button onPress={() => saying.again(sending)}>{t('comments.retry')}</Button>
          <Button variant="quiet" onPress={() => talk.drop(sending.commentId)}>
            {t('comments.discard')}
          </Button>
        </div>
      )}
    </div>
  );
}
