import { type Editor, Extension, type Extensions } from '@tiptap/core';
import { Placeholder } from '@tiptap/extensions';
import type { ResolvedPos } from '@tiptap/pm/model';
import { Selection, TextSelection } from '@tiptap/pm/state';
import { EditorContent, useEditor } from '@tiptap/react';
import { Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { BlockIds } from '../../shared/content/blockIds.ts';
import { canMount } from '../../shared/content/check.ts';
import { lineExtensions, richExtensions } from '../../shared/content/schema.ts';
import { useText } from '../ui/text.tsx';
import { announce } from '../ui/announce.ts';
import { showToast } from '../ui/toasts.ts';
import { sharedText } from './binding.ts';
import { clipboard, type Say } from './clipboard/extension.ts';
import { edges } from './edges.ts';
import { Locked, useLock } from './Locked.tsx';
import { useOpenDocument, useSteadyDocument } from './open.ts';
import { richBlocks } from './blocks/richBlocks.ts';
import { listedMarks } from './suggest/listed.ts';
import { suggestedMarks } from './suggest/shell.ts';
import { SuggestEditor } from './suggest/later.ts';
import { useLatest } from './useLatest.ts';
import { UnknownText } from './UnknownText.tsx';
import { completions } from './write/completing.ts';
import { shortcuts } from './write/shortcuts.ts';
import { typography } from './write/typography.ts';
import './text.css';

export interface TextEditorProps {
  readonly address: string;
  /** What a screen reader calls it. */
  readonly label: string;
  readonly placeholder?: string;
  readonly className?: string;
  /** The language of its words, as a BCP 47 tag, and the side they begin on. */
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
  /** Puts the caret in as soon as the editor is there, where it was pressed, and what was typed to open it. */
  readonly begin?:
    | {
        readonly typed: string | undefined;
        readonly at?: { readonly left: number; readonly top: number } | undefined;
      }
    | undefined;
  /** Enter, Tab and Escape in a line: true when they have been dealt with. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
  readonly onBlur?: () => void;
}

/** A text of blocks: paragraphs, headings, lists, tables. */
export function RichEditor(props: TextEditorProps) {
  return <TextEditor {...props} type="rich" />;
}

/** A text of one line. */
export function LineEditor(props: TextEditorProps) {
  return <TextEditor {...props} type="line" />;
}

function TextEditor(props: TextEditorProps & { readonly type: 'line' | 'rich' }) {
  const { ydoc, suggesting } = useOpenDocument();
  const { address, type } = props;
  const locked = useLock(address);
  const fragment = ydoc.getXmlFragment(address);
  const [unknown, setUnknown] = useState(() => !canMount(fragment, type));
  if (unknown) return <UnknownText address={address} type={type} label={props.label} />;
  if (suggesting && !locked) {
    return (
      <Suspense>
        <SuggestEditor {...props} suggesting={suggesting} />
      </Suspense>
    );
  }
  return (
    <Locked address={address} quiet>
      <BoundEditor {...props} onUnknown={() => setUnknown(true)} />
    </Locked>
  );
}

function BoundEditor(
  props: TextEditorProps & { readonly type: 'line' | 'rich'; readonly onUnknown: () => void },
) {
  const open = useSteadyDocument();
  const { address, label, type, placeholder, lang, dir } = props;
  const latest = useLatest(props);
  const t = useLatest(useText());
  const say = useCallback<Say>((id, values) => showToast({ message: t()(id, values) }), [t]);

  const extensions = useMemo<Extensions>(
    () => [
      ...(type === 'rich'
        ? [
            ...richExtensions,
            BlockIds,
            richBlocks(open, address, () => t()('picture.missing'), {
              moved: (direction) => announce(t()(`table.moved.${direction ?? 'not'}`), 'move'),
              failed: () => say('select.notLoaded'),
            }),
          ]
        : lineExtensions),
      ...(placeholder ? [Placeholder.configure({ placeholder })] : []),
      completions(open.completing, type === 'rich' ? ['/', ':', '{{'] : [':', '{{']),
      typography(open.undo),
      shortcuts(open, address, (by) => {
        const words = { '-1': 'editor.moved.up', '0': 'editor.moved.not', '1': 'editor.moved.down' } as const;
        announce(t()(words[`${by}`]), 'move');
      }),
      edges(open.places, address, type, (event) => latest().onKey?.(event) ?? false),
      clipboard(open, address, type, say),
      sharedText({
        open,
        address,
        fragment: open.ydoc.getXmlFragment(address),
        type,
        onUnknown: () => latest().onUnknown(),
      }),
      Extension.create({
        name: 'suggestedMarks',
        addProseMirrorPlugins: () => [
          suggestedMarks(listedMarks({ open, address, type, t: (...said) => t()(...said) })),
        ],
      }),
    ],
    [open, address, type, placeholder, latest, t, say],
  );

  const editor = useEditor(
    {
      extensions,
      editable: open.editable,
      injectCSS: false,
      immediatelyRender: true,
      shouldRerenderOnTransaction: false,
      enableInputRules: true,
      enablePasteRules: true,
      editorProps: {
        attributes: () => ({
          role: 'textbox',
          'aria-multiline': type === 'rich' ? 'true' : 'false',
          'aria-label': latest().label,
          'data-address': address,
          class: type === 'rich' ? 'text rich' : 'text line',
          ...(lang ? { lang } : {}),
          ...(dir ? { dir } : {}),
          ...(open.editable ? {} : { 'aria-readonly': 'true' }),
        }),
      },
      onFocus: ({ editor: focused }) => {
        open.toolbar.use(type === 'rich' ? focused : undefined);
        open.others.enter(address);
        open.undo.stopCapturing();
      },
      onBlur: () => {
        open.others.leave(address);
        latest().onBlur?.();
      },
    },
    [extensions],
  );

  useEffect(() => {
    editor.setEditable(open.editable, false);
  }, [editor, open.editable]);

  // What it is called may follow from words elsewhere.
  useEffect(() => {
    // One that is not on the page yet takes its name when it comes.
    if (editor.isDestroyed) return;
    if (editor.view.dom.getAttribute('aria-label') !== label) editor.view.updateState(editor.state);
  }, [editor, label]);

  useEffect(() => open.places.register(address, (edge) => enter(editor, edge)), [editor, open, address]);

  useEffect(() => {
    const { begin } = latest();
    if (begin) {
      const pressed = begin.at && editor.view.posAtCoords(begin.at);
      enter(editor, pressed ? pressed.pos : 'end');
      if (begin.typed) editor.commands.insertContent({ type: 'text', text: begin.typed });
    }
    return () => {
      open.toolbar.leave(editor);
      open.others.leave(address);
    };
  }, [editor, open, address, latest]);

  return <EditorContent editor={editor} className={props.className} />;
}

/** At once, so that what is typed next is not lost: the editor's own command waits for a frame. */
export function enter(editor: Editor, place: 'start' | 'end' | number | Range): void {
  const { doc } = editor.state;
  const selection =
    place === 'start'
      ? Selection.atStart(doc)
      : place === 'end'
        ? Selection.atEnd(doc)
        : place instanceof Range
          ? TextSelection.between(resolved(editor, place, 'start'), resolved(editor, place, 'end'))
          : Selection.near(doc.resolve(place));
  editor.view.focus();
  editor.view.dispatch(editor.state.tr.setSelection(selection).scrollIntoView());
}

function resolved({ view, state }: Editor, range: Range, end: 'start' | 'end'): ResolvedPos {
  return state.doc.resolve(view.posAtDOM(range[`${end}Container`], range[`${end}Offset`]));
}
