import { Bot, Circle, CircleAlert, CircleCheck, CircleDashed, type LucideIcon } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Status, UnitRow } from '../../../shared/kinds/family/rules.ts';
import { inTheEnd } from '../../ui/inTheEnd.ts';
import { Popover } from '../../ui/Popover.tsx';
import { useText } from '../../ui/text.tsx';
import css from './family.module.css';

const UnitCard = lazy(inTheEnd(() => import('./UnitCard.later.tsx')));

const icons: Readonly<Record<Status, LucideIcon>> = {
  missing: CircleDashed,
  draft: Circle,
  machine: Bot,
  reviewed: CircleCheck,
  outdated: CircleAlert,
};

interface Props {
  readonly row: UnitRow;
  readonly lang: string;
  readonly language: string;
}

/** How a unit stands: a shape and, where something is to be done, a word. Opens what is known of it. */
export function StatusMark({ row, lang, language }: Props) {
  const t = useText();
  const Icon = icons[row.status];
  const status = t(`family.status.${row.status}`);
  const about = t('family.status.about', { status, language, words: row.words });
  return (
    <Popover
      label={about}
      placement="bottom start"
      trigger={
        <Button className={css.status ?? ''} aria-label={about} data-status={row.status}>
          <Icon aria-hidden />
          <span className={css.statusWord} aria-hidden>
            {row.status === 'reviewed' ? '' : status}
          </span>
        </Button>
      }
    >
      {(close) => (
        <Suspense>
          <UnitCard row={row} lang={lang} onDone={close} />
        </Suspense>
      )}
    </Popover>
  );
}
