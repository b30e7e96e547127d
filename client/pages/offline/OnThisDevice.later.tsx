import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useAway } from '../../api/reach.ts';
import { takeOff } from '../../sync/thisDevice.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import rows from '../../ui/rows.module.css';
import { Section } from '../../ui/Section.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import css from './offline.module.css';
import { useOnDevice } from './useOnDevice.ts';
import { useSpace } from './useSize.ts';
import { useTitles } from './useTitles.ts';

/** What opens without a network, what of it is only here, and how much room it takes. */
export default function OnThisDevice({
  userId,
  whole,
}: {
  readonly userId: string;
  /** Otherwise, while there is a server, only what was kept on purpose or holds unsent changes. */
  readonly whole: boolean;
}) {
  const t = useText();
  const away = useAway();
  const space = useSpace();
  const held = useOnDevice(userId);
  const { title } = useTitles(held.map(({ id }) => id));
  const shown = whole || away ? held : held.filter(({ wanted, unsent }) => wanted || unsent > 0);
  if (shown.length === 0 && !whole && !away) return null;

  const remove = async (id: string) => {
    const gone = await takeOff(userId, id);
    const words = gone ? 'offline.removed' : 'offline.remove.refused';
    showToast({ message: t(words, { title: title(id) }) });
  };
  return (
    <Section title={t('offline.here')}>
      <p className={rows.note} role={away ? 'status' : undefined}>
        {t(wordsFor(shown.length, away))}
      </p>
      <ul className={rows.rows}>
        {shown.map(({ id, wanted, unsent }) => (
          <li key={id} className={rows.row}>
            <span className={rows.main}>
              <Link to="/d/$doc" params={{ doc: id }}>
                {title(id)}
              </Link>
            </span>
            {unsent > 0 ? <span className={css.unsent}>{t('offline.unsent', { count: unsent })}</span> : null}
            <span className={rows.soft}>{t(wanted ? 'offline.kept' : 'offline.lately')}</span>
            <IconButton
              label={t('offline.remove', { title: title(id) })}
              placement="left"
              onPress={() => {
                void remove(id);
              }}
            >
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      {whole && space ? <p className={rows.note}>{t('offline.space', { size: space })}</p> : null}
    </Section>
  );
}

function wordsFor(count: number, away: boolean) {
  if (count === 0) return away ? 'offline.here.none.away' : 'offline.here.none';
  return away ? 'offline.here.away' : 'offline.here.words';
}
