import { setValue } from '../../../shared/content/live.ts';
import { channels } from '../../../shared/kinds/family/fields.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { LineEditor } from '../../editor/TextEditor.tsx';
import { localValues, useValue } from '../../editor/values.ts';
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
      <label className={css.fact}>
        <span className={css.factName}>{t('family.channel')}</span>
        <select
          className={css.select}
          data-address="channel"
          value={channel ?? ''}
          disabled={!editable}
          onChange={({ target }) =>
            setValue(ydoc, 'channel', target.value === '' ? null : target.value, localValues)
          }
        >
          <option value="">{t('family.channel.open')}</option>
          {channels.map((one) => (
            <option key={one} value={one}>
              {t(`family.channel.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
