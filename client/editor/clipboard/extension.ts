import { Extension } from '@tiptap/core';
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { idBearing } from '../../../shared/content/nodes.ts';
import type { MessageId, Values } from '../../ui/text.tsx';
import type { OpenDocument } from '../open.ts';

/** What was on the clipboard, read while the browser still lets us. */
export interface Pasted {
  readonly html: string;
  readonly text: string;
  readonly files: readonly File[];
  /** Without formatting. */
  readonly plain: boolean;
  /** Where it was dropped; at the selection when it was pasted. */
  readonly at?: number;
}

export type Say = (message: MessageId, values?: Values) => void;

export interface PasteTarget {
  readonly open: OpenDocument;
  readonly address: string;
  readonly type: 'line' | 'rich';
  readonly view: EditorView;
  /** A line at the foot of the page. */
  readonly say: Say;
}

const later = () => import('./paste.later.ts');

/** Ids of the blocks that were cut last on this page: pasted once, they are the same blocks in another place. */
let cut: ReadonlySet<string> = new Set();

/** The clipboard of one text. What reads other programs' HTML is loaded with the first focus. */
export function clipboard(open: OpenDocument, address: string, type: 'line' | 'rich', say: Say): Extension {
  return Extension.create({
    name: 'clipboard',
    priority: 950,
    addProseMirrorPlugins() {
      let shift = false;
      const target = (view: EditorView): PasteTarget => ({
        open,
        address,
        type,
        view,
        say,
      });
      const take = (view: EditorView, pasted: Pasted) => {
        later().then(
          ({ paste }) => paste(target(view), pasted),
          () => say('paste.notLoaded'),
        );
      };
      return [
        new Plugin({
          key: new PluginKey('clipboard'),
          props: {
            handleDOMEvents: {
              focus: () => {
                later().catch(() => undefined);
                return false;
              },
              keydown: (_, event) => {
                shift = event.shiftKey;
                return false;
              },
              copy: () => {
                cut = new Set();
                return false;
              },
              cut: (view) => {
                cut = new Set(idsIn(view.state.selection.content()));
                return false;
              },
              paste: (view, event) => {
                if (!view.editable || !event.clipboardData) return false;
                event.preventDefault();
                take(view, { ...read(event.clipboardData), plain: shift && type === 'rich' });
                return true;
              },
              drop: (view, event) => {
                const data = event.dataTransfer;
                if (!view.editable || !data || view.dragging || data.types.length === 0) return false;
                event.preventDefault();
                const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
                take(view, { ...read(data), plain: false, ...(at === undefined ? {} : { at }) });
                return true;
              },
            },
            handlePaste: (_, __, slice) => {
              caught?.(slice);
              return caught !== undefined;
            },
            transformPasted: (slice, view) => {
              if (view.dragging?.move) return slice;
              const here = new Set(idsIn(new Slice(view.state.doc.content, 0, 0)));
              const kept = new Set([...cut].filter((id) => !here.has(id)));
              return new Slice(withFreshIds(slice.content, kept), slice.openStart, slice.openEnd);
            },
          },
        }),
      ];
    },
  });
}

let caught: ((slice: Slice) => void) | undefined;

/** What the editor makes of HTML or text at its caret; nothing is inserted. */
export function parse(view: EditorView, how: 'html' | 'text', content: string): Slice {
  let made = Slice.empty;
  caught = (slice) => {
    made = slice;
  };
  const event = new Event('paste') as ClipboardEvent;
  if (how === 'html') view.pasteHTML(content, event);
  else view.pasteText(content, event);
  caught = undefined;
  return made;
}

function read(data: DataTransfer): Pick<Pasted, 'html' | 'text' | 'files'> {
  return { html: data.getData('text/html'), text: data.getData('text/plain'), files: [...data.files] };
}

function idsIn(slice: Slice): string[] {
  const ids: string[] = [];
  slice.content.descendants((node) => {
    if (typeof node.attrs.id === 'string') ids.push(node.attrs.id);
  });
  return ids;
}

/** A copy is another block: only what was cut keeps its id, once. */
function withFreshIds(content: Fragment, kept: ReadonlySet<string>): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    const own: unknown = node.attrs.id;
    const loses = idBearing.has(node.type.name) && !(typeof own === 'string' && kept.has(own));
    const inside = withFreshIds(node.content, kept);
    if (node.isText) nodes.push(node);
    else nodes.push(node.type.create(loses ? { ...node.attrs, id: null } : node.attrs, inside, node.marks));
  });
  return Fragment.fromArray(nodes);
}

/** What was cut has been put down again: the next paste is a copy. */
export function cutIsUsed(): void {
  cut = new Set();
}
