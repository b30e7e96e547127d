import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { isLanguageTag } from '../../../shared/content/names.ts';
import { addRow, putBackRow } from '../../../shared/content/live.ts';
import { rowIdOf } from '../../../shared/kinds/family/ids.ts';
import { languageName, languagesOf } from '../../../shared/kinds/family/rules.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { localValues } from '../../editor/values.ts';
import { Button } from '../../ui/Button.tsx';
import { Select, TextField } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useText } from '../../ui/text.tsx';
import { useFields } from './useFields.ts';

/** Spoken in the homes of many districts; any other tag can be typed. */
const often =
  'es ar zh-Hans zh-Hant vi so ht pt-BR ru uk fr ko tl hi ur fa ps am ti sw my hmn ne pl en'.split(' ');

interface Props {
  readonly onClose: (added?: string) => void;
}

export default function AddLanguage({ onClose }: Props) {
  const t = useText();
  const { locale } = useIntl();
  const { ydoc } = useOpenDocument();
  const fields = useFields();
  const here = useMemo(() => languagesOf(fields), [fields]);
  const options = useMemo(
    () =>
      often
        .filter((tag) => !here.includes(tag))
        .map((value) => ({ value, text: languageName(value, locale) }))
        .toSorted((a, b) => a.text.localeCompare(b.text, locale)),
    [here, locale],
  );
  const [chosen, setChosen] = useState(options[0]?.value ?? '');
  const [typed, setTyped] = useState('');
  const tag = chosen === '' ? typed.trim() : chosen;
  const isHere = here.some((one) => one.toLowerCase() === tag.toLowerCase());
  const error =
    tag === ''
      ? undefined
      : isHere
        ? t('family.language.known')
        : isLanguageTag(tag)
          ? undefined
          : t('family.language.tagUnclear');

  const add = () => {
    const id = rowIdOf(tag);
    ydoc.transact(() => {
      putBackRow(ydoc, 'languages', id, localValues);
      addRow(ydoc, 'languages', { id, initial: { tag } }, localValues);
    }, localValues);
    onClose(tag);
  };

  return (
    <Sheet
      isOpen
      size="card"
      title={t('family.language.add')}
      onClose={() => onClose()}
      footer={
        <Button variant="primary" isDisabled={tag === '' || error !== undefined} onPress={add}>
          {t('family.language.add')}
        </Button>
      }
    >
      <Select
        label={t('family.language.tag')}
        value={chosen}
        onChange={setChosen}
        options={[...options, { value: '', text: t('family.language.other') }]}
      />
      {chosen === '' ? (
        <TextField
          label={t('family.language.otherTag')}
          hint={t('family.language.tagHint')}
          value={typed}
          onChange={setTyped}
          error={error}
          maxLength={35}
        />
      ) : null}
    </Sheet>
  );
}
