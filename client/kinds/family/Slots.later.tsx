import { Plus, X } from 'lucide-react';
import { useIntl } from 'react-intl';
import { under } from '../../../shared/content/address.ts';
import { addRow, putBackRow, removeRow } from '../../../shared/content/live.ts';
import { lineText } from '../../../shared/content/text.ts';
import { rowsOf } from '../../../shared/kinds/family/read.ts';
import { directionOf, languageName } from '../../../shared/kinds/family/rules.ts';
import { shortId } from '../../../shared/ids.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { LineEditor } from '../../editor/TextEditor.tsx';
import { localValues, useRows } from '../../editor/values.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useFields } from './useFields.ts';
import css from './family.module.css';

/** What a district fills in: a line for each language that is shown. */
export default function Slots({ languages }: { readonly languages: readonly string[] }) {
  const t = useText();
  const { locale } = useIntl();
  const { ydoc, editable, me, places } = useOpenDocument();
  const rows = useRows('slots');
  const fields = useFields();
  const labelOf = (row: string) =>
    lineText(rowsOf(fields, 'slots').find((one) => one.id === row)?.fields.label);
  const remove = (row: string) => {
    removeRow(ydoc, 'slots', row, { by: me.id, at: Date.now() }, localValues);
    showToast({
      message: t('family.slots.removed', { slot: labelOf(row) }),
      undo: () => putBackRow(ydoc, 'slots', row, localValues),
    });
  };
  const add = () => {
    const id = shortId();
    addRow(ydoc, 'slots', { id }, localValues);
    void places.go(under('slots', id, 'label'));
  };
  return (
    <div data-list="slots">
      <ul className={css.languages}>
        {rows.map((row) => (
          <li key={row} className={css.slotRow}>
            <div className={css.slotLabel}>
              <LineEditor
                address={under('slots', row, 'label')}
                label={t('family.slots.label')}
                placeholder={t('family.slots.label')}
                className={css.factWords ?? ''}
              />
              {editable ? (
                <IconButton
                  label={t('family.slots.remove', { slot: labelOf(row) })}
                  onPress={() => remove(row)}
                >
                  <X aria-hidden />
                </IconButton>
              ) : null}
            </div>
            {languages.map((lang) => {
              const label = t('family.slots.value', { language: languageName(lang, locale) });
              return (
                <LineEditor
                  key={lang}
                  address={`${under('slots', row, 'value')}@${lang}`}
                  label={`${labelOf(row)}: ${label}`}
                  placeholder={label}
                  lang={lang}
                  dir={directionOf(lang)}
                  className={css.factWords ?? ''}
                />
              );
            })}
          </li>
        ))}
      </ul>
      {editable ? (
        <Button variant="quiet" icon={<Plus aria-hidden />} onPress={add} data-stands-for="slots">
          {t('family.slots.add')}
        </Button>
      ) : null}
    </div>
  );
}
