import { Bot, Circle, CircleAlert, CircleCheck, CircleDashed, type LucideIcon } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Status, UnitRow } from '../../../shared/kinds/family/rules.ts';
import { inTheEnd } from '../../ui/inTheEnd.ts';
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

/** How a unit stands, as a shape with a name. Opens what is known of it. */
export function StatusMark({ row, lang, language }: Props) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const Icon = icons[row.status];
  const status = t(`family.status.${row.status}`);
  const about = t('family.status.about', { status, language, words: row.words });
  return (
    <>
      <button
        ref={button}
        type="button"
        className={css.status}
        data-status={row.status}
        title={status}
        aria-label={about}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <Icon aria-hidden />
      </button>
      {isOpen ? (
        <Suspense>
          <UnitCard row={row} lang={lang} label={about} trigger={button} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
