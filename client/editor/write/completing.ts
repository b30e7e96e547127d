import { Extension, type Editor } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/** What is being typed that a list can complete: `/` for blocks, `:` for emoji, `{{` for what a kind can put into its text. */
export interface Asked {
  readonly sign: '/' | ':' | '{{';
  readonly query: string;
  /** Of the sign. */
  readonly from: number;
  /** Behind the last letter. */
  readonly to: number;
}

/** Something that a kind of document can put into its text. */
export interface Atom {
  readonly id: string;
  readonly name: string;
  readonly insert: (editor: Editor, range: { readonly from: number; readonly to: number }) => void;
}

export interface Completed extends Asked {
  readonly editor: Editor;
}

/** What one page offers to complete, in whichever of its editors. */
export class Completing {
  private list: ((event: KeyboardEvent) => boolean) | undefined;
  /** Pressed before the list had come. */
  private held: KeyboardEvent | undefined;
  private completed: Completed | undefined;
  private readonly listeners = new Set<() => void>();
  private offered: ((query: string) => readonly Atom[]) | undefined;

  readonly current = (): Completed | undefined => this.completed;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** What `{{` offers, for kinds that have such things, until the function returned is called. */
  offer(atoms: (query: string) => readonly Atom[]): () => void {
    this.offered = atoms;
    return () => {
      if (this.offered === atoms) this.offered = undefined;
    };
  }

  atoms(query: string): readonly Atom[] {
    return this.offered?.(query) ?? [];
  }

  /** The list takes the keys while it is open; true when one has been dealt with. */
  attach(list: (event: KeyboardEvent) => boolean): () => void {
    this.list = list;
    const { held } = this;
    this.held = undefined;
    if (held) queueMicrotask(() => list(held));
    return () => {
      if (this.list === list) this.list = undefined;
    };
  }

  press(event: KeyboardEvent, { sign, query }: Asked): boolean {
    if (this.list) return this.list(event);
    if (event.key !== 'Enter' || sign !== '/' || query === '') return false;
    this.held = event;
    return true;
  }

  show(editor: Editor, asked: Asked | undefined): void {
    if (!asked && this.completed?.editor !== editor) return;
    this.completed = asked && { ...asked, editor };
    if (!asked) this.held = undefined;
    for (const listener of this.listeners) listener();
  }

  /** Leaves what was typed, and offers nothing more for it. */
  dismiss(): void {
    const { completed } = this;
    if (!completed || completed.editor.isDestroyed) return;
    const { view, state } = completed.editor;
    view.dispatch(state.tr.setMeta(key, 'dismiss'));
  }
}

interface State {
  readonly asked: Asked | undefined;
  /** The sign that was dismissed. */
  readonly dismissed: number | undefined;
}

const key = new PluginKey<State>('completing');

/** How much must be typed before a list opens by itself: a colon alone is punctuation. */
const opensFrom = { '/': 0, ':': 2, '{{': 0 } as const;

const forms = {
  '/': /(?:^|\s)\/([\p{L}\p{N}]{0,20}(?: [\p{L}\p{N}]{1,12})?)$/u,
  ':': /(?:^|[\s([])[:]((?:\p{L}[\p{L}\p{N}_]{0,20})?)$/u,
  '{{': /\{\{([\p{L}\p{N}_ ]{0,40})$/u,
} as const;

/** Watches for what a list can complete. Opens while one types oneself; never because of what was there or came from others. */
export function completions(completing: Completing, signs: readonly Asked['sign'][]): Extension {
  return Extension.create({
    name: 'completions',
    priority: 1100,
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin<State>({
          key,
          state: {
            init: () => ({ asked: undefined, dismissed: undefined }),
            apply: (tr, before, _, after) => next(tr, before, after, signs),
          },
          props: {
            handleKeyDown: (view, event) => {
              const { asked } = key.getState(view.state) ?? {};
              if (!asked || event.isComposing) return false;
              if (event.key === 'Escape') {
                completing.dismiss();
                return true;
              }
              return completing.press(event, asked);
            },
          },
          view: () => ({
            update: (view, before) => {
              const asked = key.getState(view.state)?.asked;
              if (asked !== key.getState(before)?.asked) completing.show(editor, asked);
            },
            destroy: () => completing.show(editor, undefined),
          }),
        }),
      ];
    },
    onBlur() {
      completing.dismiss();
    },
  });
}

/** Types the sign, and offers all there is. */
export function ask({ state, view }: Editor, sign: Exclude<Asked['sign'], '{{'>): void {
  const { from, to, $from } = state.selection;
  const before = $from.parent.textBetween(0, $from.parentOffset, '\n', '\ufffc');
  view.dispatch(
    state.tr.insertText(/(^|\s)$/.test(before) ? sign : ` ${sign}`, from, to).setMeta(key, 'open'),
  );
  view.focus();
}

function next(tr: Transaction, before: State, after: EditorState, signs: readonly Asked['sign'][]): State {
  const dismissed = before.dismissed === undefined ? undefined : tr.mapping.map(before.dismissed);
  const open = before.asked;
  if (tr.getMeta(key) === 'dismiss') return { asked: undefined, dismissed: open?.from ?? dismissed };
  if (!tr.docChanged && !tr.selectionSet) return before;
  const asked = askedAt(after, signs);
  const isLocalEdit = tr.docChanged && tr.getMeta(ySyncPluginKey) === undefined;
  const isTyped =
    isLocalEdit &&
    tr.getMeta('paste') === undefined &&
    tr.getMeta('uiEvent') === undefined &&
    asked !== undefined &&
    (asked.query.length >= opensFrom[asked.sign] || tr.getMeta(key) === 'open');
  const goesOn = open !== undefined && asked !== undefined && tr.mapping.map(open.from) === asked.from;
  if (!asked || asked.from === dismissed || !(goesOn || isTyped)) {
    return { asked: undefined, dismissed: asked ? dismissed : undefined };
  }
  const isSame = goesOn && open.query === asked.query && open.from === asked.from;
  return { asked: isSame ? open : asked, dismissed };
}

function askedAt({ selection }: EditorState, signs: readonly Asked['sign'][]): Asked | undefined {
  const { $from, empty } = selection;
  if (!empty || $from.parent.type.spec.code || $from.marks().some((mark) => mark.type.spec.code))
    return undefined;
  const text = $from.parent.textBetween(
    Math.max(0, $from.parentOffset - 50),
    $from.parentOffset,
    '\n',
    '\ufffc',
  );
  for (const sign of signs) {
    const query = forms[sign].exec(text)?.[1];
    if (query !== undefined)
      return { sign, query, from: $from.pos - query.length - sign.length, to: $from.pos };
  }
  return undefined;
}
