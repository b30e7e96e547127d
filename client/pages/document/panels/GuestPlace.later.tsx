import { useSession } from '../../../api/queries.ts';
import { useDates } from '../../../ui/dates.ts';
import { useText } from '../../../ui/text.tsx';
import { KeepPlace } from '../../join/KeepPlace.later.tsx';
import css from './panels.module.css';

/** Until when one is here by a link, and how to stay. Nothing for everybody else. */
export default function GuestPlace({ documentId }: { readonly documentId: string }) {
  const t = useText();
  const dates = useDates();
  const me = useSession().data?.me;
  const place = me?.places?.find((one) => one.documentId === documentId && one.live);
  if (!place || (!me?.guest && !place.asked)) return null;
  const { invitedBy: by, until } = place;
  return (
    <section className={css.stack} aria-label={t(me?.guest ? 'join.place.title' : 'join.keep.title')}>
      <div>
        <h3 className={css.heading}>{t(me?.guest ? 'join.place.title' : 'join.keep.title')}</h3>
        <p>{t('join.place.until', { by, when: dates.until(until) })}</p>
      </div>
      {me?.guest ? <KeepPlace by={by} /> : <p role="status">{t('join.keep.waiting', { by })}</p>}
    </section>
  );
}
