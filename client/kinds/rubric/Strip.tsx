import { useEffect } from 'react';
import { under } from '../../../shared/content/address.ts';
import { useDerived } from '../../editor/derived.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { LineEditor } from '../../editor/TextEditor.tsx';
import { useText } from '../../ui/text.tsx';
import { useLevels } from './levels.ts';
import { criterionName } from './columns.ts';
import css from './rubric.module.css';

interface Props {
  readonly criterion: string | undefined;
  /** Somebody is led to a level of this criterion. */
  readonly onGoing: (criterion: string) => void;
}

/** What each level of the focused criterion looks like, side by side, to be written where it is read. */
export function Strip({ criterion, onGoing }: Props) {
  const t = useText();
  const { places } = useOpenDocument();
  const levels = useLevels();
  const name = useDerived((read) => (criterion ? criterionName(criterion, read) : ''));
  useEffect(
    () =>
      places.onGoing((address) => {
        const [field, row] = address.split('/');
        if (field === 'descriptors' && row) onGoing(row);
      }),
    [places, onGoing],
  );
  if (!criterion || levels.length === 0) return null;
  const label = t('rubric.strip', { criterion: name });
  return (
    <div className={css.strip} role="group" aria-label={label} data-section="descriptors">
      <p className={css.stripName}>{label}</p>
      <div className={css.levels}>
        {levels.map(({ id, text }) => (
          <div key={`${criterion}/${id}`} className={css.level}>
            <span className={css.levelName}>{text}</span>
            <LineEditor
              address={under('descriptors', criterion, id)}
              label={`${text}, ${name}`}
              placeholder={t('rubric.descriptors.placeholder')}
              className={css.levelText ?? ''}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
