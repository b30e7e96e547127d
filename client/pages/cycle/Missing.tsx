import { Link } from '@tanstack/react-router';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { useWords } from '../../ui/Locale.tsx';
import rows from '../../ui/rows.module.css';
import { useText, useTranslate } from '../../ui/text.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import css from './Missing.module.css';

/** What stands between the memo and its publication; each line leads to the very cell. */
export function Missing({
  missing,
  hasMemo,
}: {
  readonly missing: Answer<'cycle'>['missing'];
  readonly hasMemo: boolean;
}) {
  const t = useText();
  const translate = useTranslate();
  const haveWords = useWords('memo');
  if (!hasMemo) return <p className={rows.note}>{t('shell.cycle.missing.noMemo')}</p>;
  if (missing.length === 0) return <p className={rows.note}>{t('shell.cycle.missing.none')}</p>;
  if (!haveWords) return null;
  const sorted = missing.toSorted((a, b) => (a.level === b.level ? 0 : a.level === 'error' ? -1 : 1));
  return (
    <ul className={rows.rows}>
      {sorted.map((check) => (
        <li key={check.documentId + check.id} className={css.line}>
          <span className={css[check.level]}>
            {check.level === 'error' ? <CircleAlert aria-hidden /> : <TriangleAlert aria-hidden />}
            <VisuallyHidden>{t(`shell.cycle.missing.${check.level}`)}</VisuallyHidden>
          </span>
          <Link
            to="/d/$doc"
            params={{ doc: check.documentId }}
            search={{ at: check.address }}
            className={css.link}
          >
            {translate(check.message, check.values)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
