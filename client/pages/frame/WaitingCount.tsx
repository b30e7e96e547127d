import { useQuery } from '@tanstack/react-query';
import { answerOf } from '../../api/queries.ts';
import { useText } from '../../ui/text.tsx';
import css from './Rail.module.css';

const everyMinute = 60_000;

/** How much waits on the start page; asked for again each minute and whenever somebody comes back to the window. */
export function WaitingCount() {
  const t = useText();
  const { data } = useQuery({ ...answerOf('waiting'), refetchInterval: everyMinute });
  const count = data?.count ?? 0;
  if (count === 0) return null;
  return (
    <span className={css.count}>
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <span className={css.hiddenText}>{t('shell.nav.home.waiting', { count })}</span>
    </span>
  );
}
