import { useState } from 'react';
import type { Change } from '../../../../shared/content/apply.ts';
import { isLocked } from '../../../../shared/content/locks.ts';
import { putBackRow, removedRows, rowIds } from '../../../../shared/content/live.ts';
import { isMergeFieldName } from '../../../../shared/content/names.ts';
import { conversionOf, placeholdersOf } from '../../../../shared/kinds/family/conversion.ts';
import { rowIdOf } from '../../../../shared/kinds/family/ids.ts';
import { type OpenDocument, useOpenDocument } from '../../../editor/open.ts';
import { localValues } from '../../../editor/values.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { useWords } from '../../../ui/Locale.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { useText } from '../../../ui/text.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { useFields } from '../useFields.ts';
import { editAtOnce } from './edit.ts';
import css from './letters.module.css';

/** What older letters have in brackets and blanks, offered to become merge fields. */
export default function PlaceholdersSheet({ onClose }: { readonly onClose: () => void }) {
  const haveWords = useWords('letters');
  return haveWords ? <Choices onClose={onClose} /> : null;
}

function Choices({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const open = useOpenDocument();
  const fields = useFields();
  const found = placeholdersOf(fields);
  const [named, setNamed] = useState<Readonly<Record<string, string>>>({});
  const [ticked, setTicked] = useState<Readonly<Record<string, boolean>>>({});
  const choices = found.map((one) => ({
    ...one,
    name: named[one.written] ?? one.name,
    // `[may be/has been]` is a choice of words rather than something of a family's own.
    isTicked: ticked[one.written] ?? !(one.name === 'field' || one.written.includes('/')),
  }));
  const chosen = choices.filter(({ isTicked }) => isTicked);
  const isUnclear = chosen.some(({ name }) => !isMergeFieldName(name));

  const apply = () => {
    const names = new Map(chosen.map(({ written, name }) => [written, name]));
    const changes = conversionOf(fields, names).filter(
      (change) => !('address' in change && isLocked(open.locks, change.address)),
    );
    editAtOnceWithRows(open, [...new Set(names.values())], changes);
    showToast({ message: t('letters.placeholders.applied', { count: chosen.length }) });
    onClose();
  };

  return (
    <Sheet
      isOpen
      title={t('letters.placeholders')}
      onClose={onClose}
      footer={
        <Button
          variant="primary"
          isDisabled={!open.editable || chosen.length === 0 || isUnclear}
          onPress={apply}
        >
          {t('letters.placeholders.apply', { count: chosen.length })}
        </Button>
      }
    >
      <p className={css.about}>
        {t(found.length === 0 ? 'letters.placeholders.none' : 'letters.placeholders.about')}
      </p>
      <ul className={css.choices}>
        {choices.map(({ written, name, times, isTicked }) => (
          <li key={written} className={css.choice}>
            <Checkbox
              checked={isTicked}
              onChange={(on) => setTicked((before) => ({ ...before, [written]: on }))}
              hint={t('letters.placeholders.times', { times })}
            >
              {written}
            </Checkbox>
            <TextField
              label={t('letters.placeholders.name', { written })}
              quietLabel
              value={name}
              disabled={!isTicked}
              maxLength={40}
              error={isTicked && !isMergeFieldName(name) ? t('letters.placeholders.unclear') : undefined}
              onChange={(next) => setNamed((before) => ({ ...before, [written]: next }))}
            />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** The list of merge fields gets those it lacks, in the same step. */
function editAtOnceWithRows(open: OpenDocument, names: readonly string[], changes: readonly Change[]): void {
  const here = new Set(rowIds(open.ydoc, 'mergeFields'));
  const removed = new Set(removedRows(open.ydoc, 'mergeFields').map(({ id }) => id));
  const lacking = names.filter((name) => !here.has(rowIdOf(name)));
  const added = lacking
    .filter((name) => !removed.has(rowIdOf(name)))
    .map((name): Change => {
      const row = { id: rowIdOf(name), fields: { name, type: 'text' } };
      return { type: 'insertRow', list: 'mergeFields', row };
    });
  open.undo.stopCapturing();
  open.ydoc.transact(() => {
    for (const name of lacking) {
      if (removed.has(rowIdOf(name))) putBackRow(open.ydoc, 'mergeFields', rowIdOf(name), localValues);
    }
    editAtOnce(open, [...added, ...changes]);
  }, localValues);
}
