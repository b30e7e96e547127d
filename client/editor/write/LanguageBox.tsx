import type { Editor } from '@tiptap/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.tsx';
import { languageName, languages, setLanguage } from './chooseLanguage.ts';
import { ownLanguageAt } from './language.ts';
import css from './write.module.css';

const asThePage = 'page';

/** Says in which language a passage is: what is chosen, else the whole block. */
export function LanguageBox({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const t = useText();
  const [lang, setLang] = useState(() => ownLanguageAt(editor.state.selection.$to) ?? asThePage);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => form.current?.querySelector('select')?.focus(), []);

  const close = () => {
    onClose();
    editor.view.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLanguage(editor, lang === asThePage ? null : lang);
    close();
  };
  const known = languages.map((tag) => ({ value: tag as string, text: languageName(tag) }));
  const other = lang !== asThePage && !known.some(({ value }) => value === lang);

  return (
    // Escape closes it from wherever the focus is inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={form}
      className={css.box}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <Select
        label={t('editor.language')}
        hint={t('editor.language.hint')}
        value={lang}
        onChange={setLang}
        options={[
          { value: asThePage, text: t('editor.language.page') },
          ...known,
          ...(other ? [{ value: lang, text: languageName(lang) }] : []),
        ]}
      />
      <Button type="submit">{t('editor.language.set')}</Button>
      <Button variant="quiet" onPress={close}>
        {t('doc.cancel')}
      </Button>
    </form>
  );
}
