import { Link, useRouter } from '@tanstack/react-router';
import type { Answer } from '../../../shared/contract/calls.ts';
import { Button } from '../../ui/Button.tsx';
import form from '../../ui/form.module.css';
import { useErrorWords } from '../../ui/states.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useLeave } from '../useLeave.ts';
import { KeepPlace } from './KeepPlace.later.tsx';

type Me = NonNullable<Answer<'session'>['me']>;

/** For whoever came by a link that has ended: what is safe, how to come back, and how to stay. */
export default function LinkEnded({
  me,
  by,
  asked,
}: {
  readonly me: Me;
  readonly by: string;
  readonly asked: boolean;
}) {
  const t = useText();
  const say = useErrorWords();
  const router = useRouter();
  const leave = useLeave();
  const forget = async () => {
    try {
      await leave(me.id);
      await router.navigate({ to: '/' });
    } catch (error) {
      showToast({ message: say(error as Error) });
    }
  };
  return (
    <div className={form.form}>
      <p>{t('join.ended.kept')}</p>
      <p>{t(me.guest ? 'join.ended.back' : 'join.ended.member', { by })}</p>
      {me.guest ? (
        <>
          <section aria-label={t('join.keep.title')}>
            <h2>{t('join.keep.title')}</h2>
            <KeepPlace by={by} />
          </section>
          <div className={form.actions}>
            <Button variant="quiet" flush onPress={() => void forget()}>
              {t('join.ended.forget')}
            </Button>
          </div>
        </>
      ) : (
        <>
          {asked ? <p role="status">{t('join.keep.waiting', { by })}</p> : null}
          <p>
            <Link to="/home">{t('doc.gone.home')}</Link>
          </p>
        </>
      )}
    </div>
  );
}
