import { Link } from '@tanstack/react-router';
import { districtTypes } from '../../../shared/model.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { useDates } from '../../ui/dates.ts';
import { useText } from '../../ui/text.tsx';
import css from './memo.module.css';

/** Team and dates come from the cycle: one line, with the way to change them. */
export function CycleLine() {
  const t = useText();
  const dates = useDates();
  const { surroundings, editable } = useOpenDocument();
  const { cycle, network, organisations } = surroundings;
  if (!cycle) return null;
  const districts = organisations.filter((one) => districtTypes.includes(one.type));
  return (
    <p className={css.cycle}>
      {districts.length > 0 ? (
        <span>
          {districts
            .map((one) => one.name)
            .toSorted((a, b) => a.localeCompare(b))
            .join(', ')}
        </span>
      ) : null}
      <span>
        {t('doc.memo.cycle', {
          title: cycle.title,
          from: dates.day(cycle.startsOn),
          to: dates.day(cycle.endsOn),
        })}
      </span>
      {editable && network ? (
        <Link
          to="/n/$net/cycles/$cycle"
          params={{ net: network.id, cycle: cycle.id }}
          aria-label={t('doc.memo.editCycle')}
        >
          {t('doc.memo.edit')}
        </Link>
      ) : null}
    </p>
  );
}
