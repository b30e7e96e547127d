import { type Editor, Extension, type Extensions } from '@tiptap/core';
import { Placeholder } from '@tiptap/extensions';
import type { Node as SchemaNode } from '@tiptap/pm/model';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useMemo } from 'react';
import { BlockIds } from '../../../shared/content/blockIds.ts';
import type { Node } from '../../../shared/content/fields.ts';
import { lineExtensions, richExtensions } from '../../../shared/content/schema.ts';
import { fromBlocks, sameNodes } from '../../../shared/content/suggestions/blocks.ts';
import { useText } from '../../ui/text.tsx';
import { edges } from '../edges.ts';
import { useSteadyDocument } from '../open.ts';
import { enter, type TextEditorProps } from '../TextEditor.tsx';
import { useLatest } from '../useLatest.ts';
import { blocksIn } from './drawListed.later.ts';
import { ownMarks } from './ownMarks.ts';
import { suggestedMarks } from './shell.ts';
import type { Suggesting } from './suggesting.later.ts';

interface Props extends TextEditorProps {
  readonly type: 'line' | 'rich';
  readonly suggesting: Suggesting;
}

/** Typing goes into the part together with what follows within this many milliseconds. */
const pause = 100;
/** Marks what did not come from this editor's own person: block ids are not made for it, nor is it suggested again. */
const fromElsewhere = 'y-sync$';

/** A text of which a person suggests another reading: they write as always, and the shared text stays as it is. */
export function SuggestEditor(props: Props) {
  const open = useSteadyDocument();
  const t = useText();
  const { address, type, suggesting, label, placeholder, lang, dir } = props;
  const latest = useLatest({ ...props, t });
  const desk = useMemo(() => new Desk(suggesting, address, type), [suggesting, address, type]);

  const extensions = useMemo<Extensions>(
    () => [
      ...(type === 'rich' ? [...richExtensions, BlockIds] : lineExtensions),
      ...(placeholder ? [Placeholder.configure({ placeholder })] : []),
      edges(open.places, address, type, (event) => latest().onKey?.(event) ?? false),
      Extension.create({
        name: 'suggestingKeys',
        priority: 1000,
        addKeyboardShortcuts() {
          const undo = () => {
            desk.save();
            suggesting.undo.undo();
            return true;
          };
          const redo = () => {
            suggesting.undo.redo();
            return true;
          };
          return { 'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo };
        },
        addProseMirrorPlugins: () => [
          suggestedMarks(ownMarks({ open, suggesting, address, type, t: (...said) => latest().t(...said) })),
        ],
      }),
    ],
    [open, address, type, placeholder, latest, desk, suggesting],
  );

  const editor = useEditor(
    {
      extensions,
      content: contentOf(type, suggesting.blocks(address)),
      injectCSS: false,
      immediatelyRender: true,
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': type === 'rich' ? 'true' : 'false',
          'aria-label': t('suggest.field', { name: label }),
          'data-address': address,
          'data-suggesting': 'true',
          class: type === 'rich' ? 'text rich' : 'text line',
          ...(lang ? { lang } : {}),
          ...(dir ? { dir } : {}),
        },
      },
      onTransaction: ({ transaction }) => {
        if (transaction.docChanged && transaction.getMeta(fromElsewhere) === undefined) desk.changed();
      },
      onFocus: ({ editor: focused }) => {
        open.toolbar.use(type === 'rich' ? focused : undefined);
        open.others.enter(address);
        suggesting.undo.stopCapturing();
      },
      onBlur: () => {
        desk.save();
        open.others.leave(address);
        latest().onBlur?.();
      },
    },
    [extensions],
  );

  useEffect(() => desk.attach(editor), [desk, editor]);
  useEffect(() => open.places.register(address, (edge) => enter(editor, edge)), [editor, open, address]);
  useEffect(
    () => () => {
      open.toolbar.leave(editor);
      open.others.leave(address);
    },
    [editor, open, address],
  );
  return <EditorContent editor={editor} className={props.className} />;
}

/** Between an editor and what its person suggests: each hears of the other, and neither echoes. */
class Desk {
  private readonly suggesting: Suggesting;
  private readonly address: string;
  private readonly type: 'line' | 'rich';
  private editor: Editor | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(suggesting: Suggesting, address: string, type: 'line' | 'rich') {
    this.suggesting = suggesting;
    this.address = address;
    this.type = type;
  }

  attach(editor: Editor): () => void {
    this.editor = editor;
    this.refresh();
    const stop = this.suggesting.subscribe(() => this.refresh());
    return () => {
      this.save();
      stop();
      this.editor = undefined;
    };
  }

  changed(): void {
    this.timer ??= setTimeout(() => this.save(), pause);
  }

  save(): void {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    const { editor } = this;
    if (editor && !editor.isDestroyed) {
      this.suggesting.edit(this.address, blocksIn(editor.state.doc, this.type));
    }
  }

  /** Shows what has come from elsewhere; what is being typed here is saved first, and heard of again. */
  private refresh(): void {
    const { editor } = this;
    if (!editor || editor.isDestroyed || editor.view.composing) return;
    if (this.timer !== undefined) return;
    const wanted = this.suggesting.blocks(this.address);
    if (sameNodes(wanted, blocksIn(editor.state.doc, this.type))) return;
    const next = editor.schema.nodeFromJSON(contentOf(this.type, wanted));
    replace(editor, next);
  }
}

/** The smallest replacement, so that the caret keeps its place. */
function replace(editor: Editor, next: SchemaNode): void {
  const { doc, tr } = editor.state;
  const start = doc.content.findDiffStart(next.content);
  const end = doc.content.findDiffEnd(next.content);
  if (start === null || !end) return;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  editor.view.dispatch(
    tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap)).setMeta(fromElsewhere, true),
  );
}

function contentOf(
  type: 'line' | 'rich',
  blocks: readonly Node[],
): { type: string; content: { type: string }[] } {
  const nodes = fromBlocks(type, blocks);
  const content =
    type === 'line'
      ? [{ type: 'line', ...(nodes.length > 0 ? { content: nodes } : {}) }]
      : nodes.length > 0
        ? nodes
        : [{ type: 'paragraph' }];
  return { type: 'doc', content: [...content] };
}
