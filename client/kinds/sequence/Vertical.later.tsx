import { levels } from '../../../shared/kinds/sequence/fields.ts';
import { lanesOf, startOf } from '../../../shared/kinds/sequence/slots.ts';
import { laneName, weeksWords } from '../../../shared/kinds/sequence/words.ts';
import type { Sequence, Unit } from '../../../shared/kinds/sequence/read.ts';
import { useText, useTranslate } from '../../ui/text.tsx';
import { useSequence } from './store.ts';
import css from './sequence.module.css';

/** Grade under grade: what students meet, in order, and how far each standard has come by then. */
export default function Vertical({ goTo }: { readonly goTo: (unit: string) => void }) {
  const say = useTranslate();
  const sequence = useSequence();
  return lanesOf(sequence.units).map((lane) => (
    <section key={lane.key} className={css.grade}>
      <h3>{laneName(lane, say)}</h3>
      <ol>
        {lane.units
          .toSorted((a, b) => startOf(a, sequence) - startOf(b, sequence))
          .map((unit) => (
            <Card key={unit.id} unit={unit} sequence={sequence} goTo={goTo} />
          ))}
      </ol>
    </section>
  ));
}

interface Props {
  readonly unit: Unit;
  readonly sequence: Sequence;
  readonly goTo: (unit: string) => void;
}

function Card({ unit, sequence, goTo }: Props) {
  const t = useText();
  const say = useTranslate();
  const codes = new Map(sequence.standards.map((one) => [one.id, one.code || one.statement]));
  const title = unit.title || t('sequence.unit.untitled');
  return (
    <li>
      <button
        type="button"
        onClick={() => goTo(unit.id)}
        aria-label={t('sequence.unit.open', { unit: title })}
      >
        {title}
      </button>
      <span className={css.aside}>{weeksWords(unit, sequence, say)}</span>
      {levels.map((level) => {
        const cited = unit.citations.flatMap((one) =>
          one.level === level ? (codes.get(one.standard) ?? []) : [],
        );
        return cited.length === 0 ? null : (
          <span key={level} className={css.aside} data-level={level}>
            {t('sequence.vertical.standards', {
              level: t(`sequence.level.${level}`),
              codes: cited.join(', '),
            })}
          </span>
        );
      })}
    </li>
  );
}
