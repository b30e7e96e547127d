import { under } from '../../../shared/content/address.ts';
import { useDerived } from '../../editor/derived.ts';
import { LineEditor } from '../../editor/TextEditor.tsx';
import { useText } from '../../ui/text.tsx';
import { useLevels } from './levels.ts';
import { criterionName } from './columns.ts';
import css from './rubric.module.css';

/** What each level of the focused criterion looks like, side by side, to be written where it is read. */
export default function Strip({ criterion }: { readonly criterion: string }) {
  const t = useText();
  const levels = useLevels();
  const name = useDerived((read) => criterionName(criterion, read));
  if (levels.length === 0) return null;
  const label = t('rubric.strip', { criterion: name });
  return (
    <div className={css.strip} role="group" aria-label={label}>
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
