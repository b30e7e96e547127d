import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Fields } from '../../../shared/content/fields.ts';
import { unreadyOf } from '../../../shared/kinds/family/letters/unready.ts';
import { useCheckWords } from '../../ui/checkWords.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text.tsx';
import css from './letters.module.css';

interface Props {
  readonly documentId: string;
  readonly fields: Fields;
  /** Whether it is written in as of now, frozen nowhere. */
  readonly isDraft: boolean;
}

/** What would go out unfinished, each line a way to the place; letters can be printed all the same. */
export function Unready({ documentId, fields, isDraft }: Props) {
  const t = useText();
  const words = useCheckWords();
  const checks = useMemo(() => unreadyOf(fields), [fields]);
  if (checks.length === 0 && !isDraft) return null;
  return (
    <section aria-label={t('letters.unready')}>
      <Notice tone="attention" title={t('letters.unready')}>
        <ul className={css.unready}>
          {checks.map((check) => (
            <li key={check.id}>
              <Link to="/d/$doc" params={{ doc: documentId }} search={{ at: check.address }}>
                {words(check)}
              </Link>
            </li>
          ))}
          {isDraft ? <li>{t('letters.unready.draft')}</li> : null}
        </ul>
      </Notice>
    </section>
  );
}
