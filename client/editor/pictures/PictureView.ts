import type { Node } from '@tiptap/pm/model';
import { NodeSelection, Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView, NodeView } from '@tiptap/pm/view';
import { isSafeImage } from '../../../shared/content/safe.ts';
import { askForWords } from './sending.ts';

/** Pictures in the text: one without words says so, quietly, to those who can write them. */
export function pictureView(words: () => string): Plugin {
  return new Plugin({
    key: new PluginKey('pictures'),
    props: {
      nodeViews: { image: (node, view, getPos) => new PictureView(node, view, getPos, words()) },
      handleKeyDown: (view, event) => {
        const { selection } = view.state;
        if (event.key !== 'Enter' || !(selection instanceof NodeSelection)) return false;
        const { node } = selection;
        if (node.type.name !== 'image' || typeof node.attrs.id !== 'string') return false;
        askForWords(node.attrs.id);
        return true;
      },
    },
  });
}

class PictureView implements NodeView {
  readonly dom = document.createElement('figure');
  private readonly img = document.createElement('img');
  private readonly describe = document.createElement('button');

  constructor(node: Node, view: EditorView, getPos: () => number | undefined, words: string) {
    this.describe.type = 'button';
    this.describe.textContent = words;
    this.describe.addEventListener('click', () => {
      const pos = getPos();
      if (pos === undefined) return;
      view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)));
      view.focus();
      const id: unknown = view.state.doc.nodeAt(pos)?.attrs.id;
      if (typeof id === 'string') askForWords(id);
    });
    this.dom.className = 'picture';
    this.dom.contentEditable = 'false';
    this.dom.append(this.img, this.describe);
    this.show(node);
  }

  update(node: Node): boolean {
    if (node.type.name !== 'image') return false;
    this.show(node);
    return true;
  }

  stopEvent(event: Event): boolean {
    return event.target === this.describe;
  }

  ignoreMutation(): boolean {
    return true;
  }

  private show({ attrs }: Node): void {
    const { src, alt, width, height, size } = attrs as Readonly<Record<string, unknown>>;
    if (isSafeImage(src) && this.img.getAttribute('src') !== src) this.img.src = src;
    if (typeof alt === 'string') this.img.alt = alt;
    else this.img.removeAttribute('alt');
    this.describe.hidden = typeof alt === 'string';
    if (typeof width === 'number') this.img.width = width;
    if (typeof height === 'number') this.img.height = height;
    this.dom.dataset.size = typeof size === 'string' ? size : 'full';
  }
}
