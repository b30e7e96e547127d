import type { Answer } from '../../shared/contract/calls.ts';
import { useSend } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { useDates } from '../ui/dates.ts';
import { PathLink } from '../ui/PathLink.tsx';
import rows from '../ui/rows.module.css';
import { Section } from '../ui/Section.tsx';
import { useErrorWords } from '../ui/states.tsx';
import { useText } from '../ui/text.tsx';
import { showToast } from '../ui/toasts.ts';
import css from './HomePage.module.css';

type Item = Answer<'home'>['waiting'][number];

/** Where somebody is needed, and what was said to them. */
export function Waiting({ waiting }: { readonly waiting: readonly Item[] }) {
  const t = useText();
  const say = useErrorWords();
  const read = useSend('readWaiting', ['home', 'waiting']);
  const isSaid = waiting.some((item) => item.notificationId !== undefined);
  return (
    <Section title={t('shell.home.waiting')}>
      {waiting.length === 0 ? (
        <p className={rows.note}>{t('shell.home.waiting.none')}</p>
      ) : (
        <ul className={rows.rows}>
          {waiting.map((item) => (
            <li key={item.notificationId ?? `${item.type}${item.href}${item.title}`} className={rows.row}>
              <WaitingItem item={item} />
            </li>
          ))}
        </ul>
      )}
      {isSaid ? (
        <Button
          variant="quiet"
          flush
          isDisabled={read.isPending}
          onPress={() =>
            read.mutate({ body: {} }, { onError: (error) => showToast({ message: say(error) }) })
          }
        >
          {t('shell.home.waiting.readAll')}
        </Button>
      ) : null}
    </Section>
  );
}

function WaitingItem({ item }: { readonly item: Item }) {
  const t = useText();
  const dates = useDates();
  const by = [item.by, item.organisation].filter(Boolean).join(', ');
  return (
    <>
      <span className={rows.main}>
        <PathLink href={item.href}>{item.title || t('shell.home.waiting.untitled')}</PathLink>
        {item.excerpt ? <span className={css.excerpt}>“{item.excerpt}”</span> : null}
      </span>
      <span className={rows.soft}>
        {t(`shell.home.waiting.${item.type}`, { by })}
        {item.at === undefined ? null : ` · ${dates.moment(item.at)}`}
      </span>
    </>
  );
}
