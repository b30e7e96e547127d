import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useAway } from '../../api/reach.ts';
import { takeOff } from '../../sync/thisDevice.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import rows from '../../ui/rows.module.css';
import { Section } from '../../ui/Section.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useDocumentTitle } from '../documentTitle.ts';
import css from './offline.module.css';
import { useOnDevice } from './useOnDevice.ts';
import { useSpace } from './useSize.ts';

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
  const titleOf = useDocumentTitle();
  const shown = whole || away ? held : held.filter(({ wanted, unsent }) => wanted || unsent > 0);
  if (shown.length === 0 && !whole && !away) return null;

  const remove = async (id: string, title: string) => {
    const gone = await takeOff(userId, id);
    const words = gone ? 'offline.removed' : 'offline.remove.refused';
    showToast({ message: t(words, { title }) });
  };
  return (
    <Section title={t('offline.here')}>
      <p className={rows.note} role={away ? 'status' : undefined}>
        {t(wordsFor(shown.length, away))}
      </p>
      <ul className={rows.rows}>
        {shown.map((each) => {
          const { id, wanted, unsent } = each;
          const title = titleOf(each);
          return (
            <li key={id} className={rows.row}>
              <span className={rows.main}>
                <Link to="/d/$doc" params={{ doc: id }}>
                  {title}
                </Link>
              </span>
              {unsent > 0 ? (
                <span className={css.unsent}>{t('offline.unsent', { count: unsent })}</span>
              ) : null}
              <span className={rows.soft}>{t(wanted ? 'offline.kept' : 'offline.lately')}</span>
              <IconButton
                label={t('offline.remove', { title })}
                placement="left"
                onPress={() => {
                  void remove(id, title);
                }}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          );
        })}
      </ul>
      {whole && space ? <p className={rows.note}>{t('offline.space', { size: space })}</p> : null}
    </Section>
  );
}

function wordsFor(count: number, away: boolean) {
  if (count === 0) return away ? 'offline.here.none.away' : 'offline.here.none';
  return away ? 'offline.here.away' : 'offline.here.words';
}
