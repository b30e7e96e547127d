import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.tsx';
import css from '../blocks/blocks.module.css';
import { pictureAt } from './insert.ts';
import { askForWords, useAsked } from './sending.ts';

const sizes = ['small', 'medium', 'full'] as const;

/** Words and width of the selected picture. What is typed is kept as it is typed. */
export default function PictureBar({ editor, id }: { readonly editor: Editor; readonly id: string }) {
  const t = useText();
  const asked = useAsked();
  const input = useRef<HTMLInputElement>(null);
  const { alt, size } = pictureAt(editor.state.doc, id)?.node.attrs ?? {};
  const [words, setWords] = useState(typeof alt === 'string' ? alt : '');

  useEffect(() => {
    if (asked !== id) return;
    input.current?.focus();
    askForWords(undefined);
  }, [asked, id]);

  const set = (name: 'alt' | 'size', value: string | null) => {
    const { view } = editor;
    const found = pictureAt(view.state.doc, id);
    if (found) view.dispatch(view.state.tr.setNodeAttribute(found.pos, name, value));
  };
  const describe = () => {
    const said = words.trim();
    if (said !== '' && said !== alt) set('alt', said);
  };
  const back = () => {
    describe();
    editor.view.focus();
  };

  return (
    // Enter and Escape lead back to the text from wherever the focus is inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="group"
      aria-label={t('picture.tools')}
      className={css.bar}
      onKeyDown={(event: KeyboardEvent) => {
        const isInput = event.target === input.current;
        if (event.key !== 'Escape' && !(event.key === 'Enter' && isInput)) return;
        event.preventDefault();
        back();
      }}
    >
      <div className={css.words}>
        <TextField
          ref={input}
          label={t('picture.describe')}
          value={words}
          disabled={alt === ''}
          maxLength={300}
          onChange={setWords}
          onBlur={describe}
          autoComplete="off"
        />
      </div>
      <Checkbox checked={alt === ''} onChange={(only) => set('alt', only ? '' : words.trim() || null)}>
        {t('picture.decoration')}
      </Checkbox>
      <div role="group" aria-label={t('picture.width')} className={css.sizes}>
        {sizes.map((one) => (
          <Button
            key={one}
            variant={one === (size ?? 'full') ? 'secondary' : 'quiet'}
            aria-pressed={one === (size ?? 'full')}
            onPress={() => set('size', one === 'full' ? null : one)}
          >
            {t(`picture.width.${one}`)}
          </Button>
        ))}
      </div>
      <Button
        variant="quiet"
        onPress={() => {
          const found = pictureAt(editor.state.doc, id);
          if (found)
            editor
              .chain()
              .deleteRange({ from: found.pos, to: found.pos + 1 })
              .focus()
              .run();
        }}
      >
        {t('picture.remove')}
      </Button>
    </div>
  );
}
