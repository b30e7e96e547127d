import type { Editor } from '@tiptap/core';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isSafeLink } from '../../../shared/content/safe.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.tsx';
import { openLink } from './shortcuts.ts';
import css from './write.module.css';

/** Where a link is typed or taken away, below the toolbar. */
export function LinkBox({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const t = useText();
  const has: unknown = editor.getAttributes('link').href;
  const [href, setHref] = useState(typeof has === 'string' ? has : '');
  const [error, setError] = useState<string>();
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  const close = () => {
    onClose();
    editor.commands.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = /^[a-z][a-z0-9+.-]*:/i.test(href) ? href : `https://${href}`;
    if (!isSafeLink(wanted)) {
      setError(t('doc.link.unclear'));
      return;
    }
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && !editor.isActive('link')) {
      chain
        .insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href: wanted } }] })
        .run();
    } else {
      chain.setMark('link', { href: wanted }).run();
    }
    onClose();
  };

  return (
    // Escape closes it from wherever the focus is inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={form}
      className={css.box}
      onSubmit={submit}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Escape') close();
      }}
    >
      <TextField
        label={t('doc.link.address')}
        value={href}
        onChange={setHref}
        error={error}
        inputMode="url"
      />
      <Button type="submit">{t('doc.link.set')}</Button>
      {has ? (
        <Button variant="quiet" onPress={() => openLink(editor)}>
          {t('editor.link.open')}
        </Button>
      ) : null}
      {has ? (
        <Button
          variant="quiet"
          onPress={() => {
            editor.chain().focus().extendMarkRange('link').unsetMark('link').run();
            onClose();
          }}
        >
          {t('doc.link.remove')}
        </Button>
      ) : null}
      <Button variant="quiet" onPress={close}>
        {t('doc.cancel')}
      </Button>
    </form>
  );
}
