import { setValue } from '../../../shared/content/live.ts';
import { channels } from '../../../shared/kinds/family/fields.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { LineEditor } from '../../editor/TextEditor.tsx';
import { localValues, useValue } from '../../editor/values.ts';
import { Select } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.tsx';
import css from './family.module.css';

/** What the template is for: one line each. */
export function Facts() {
  const t = useText();
  const { ydoc, editable } = useOpenDocument();
  const value = useValue('channel');
  const channel = channels.find((one) => one === value);
  return (
    <div className={css.facts}>
      {(['purpose', 'trigger', 'audience', 'tone'] as const).map((name) => (
        <div key={name} className={css.fact}>
          <span aria-hidden className={css.factName}>
            {t(`family.${name}`)}
          </span>
          <LineEditor
            address={name}
            label={t(`family.${name}`)}
            placeholder={t(`family.${name}.placeholder`)}
            className={css.factWords ?? ''}
          />
        </div>
      ))}
      <div className={css.fact} data-address="channel">
        <Select
          label={t('family.channel')}
          value={channel ?? ''}
          disabled={!editable}
          onChange={(next) => setValue(ydoc, 'channel', next === '' ? null : next, localValues)}
          options={[
            { value: '', text: t('family.channel.open') },
            ...channels.map((value) => ({ value, text: t(`family.channel.${value}`) })),
          ]}
        />
      </div>
    </div>
  );
}
