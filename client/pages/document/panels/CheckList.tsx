import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import type { Check } from '../../../../shared/kinds/kind.ts';
import { useCheckWords } from '../../../ui/checkWords.ts';
import { useText } from '../../../ui/text.tsx';
import css from './panels.module.css';

interface Props {
  readonly checks: readonly Check[];
  readonly go: (address: string, check: Check) => void;
  /** Without its explanation, in the publish sheet. */
  readonly bare?: boolean;
}

/** What is missing, each a link to the very cell: what stops publishing first. */
export function CheckList({ checks, go, bare }: Props) {
  const t = useText();
  if (checks.length === 0) {
    return bare ? null : (
      <p className={css.none}>
        <CircleCheck aria-hidden />
        {t('doc.checks.none')}
      </p>
    );
  }
  return (
    <div className={css.stack}>
      {bare ? null : <p className={css.soft}>{t('doc.checks.explain')}</p>}
      <Lines
        level="error"
        heading={t(bare ? 'doc.sheet.errors' : 'doc.checks.errors')}
        checks={checks}
        go={go}
      />
      <Lines
        level="warning"
        heading={t(bare ? 'doc.sheet.warnings' : 'doc.checks.warnings')}
        checks={checks}
        go={go}
      />
    </div>
  );
}

function Lines({
  level,
  heading,
  checks,
  go,
}: Props & { readonly level: Check['level']; readonly heading: string }) {
  const say = useCheckWords();
  const own = checks.filter((check) => check.level === level);
  if (own.length === 0) return null;
  const Icon = level === 'error' ? CircleAlert : TriangleAlert;
  return (
    <section aria-label={heading}>
      <h3 className={css.heading}>{heading}</h3>
      <ul className={css.checks}>
        {own.map((check) => (
          <li key={check.id}>
            <button
              type="button"
              className={css.check}
              data-level={level}
              onClick={() => go(check.address, check)}
            >
              <Icon aria-hidden />
              <span>{say(check)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
