/** What a page selection asks its page for. */
export interface PageActions {
  /** Empties the texts of the whole document. */
  readonly clear: () => void;
  /** Says that only a selection of the whole document, or within one text, can be removed. */
  readonly refuse: () => void;
  /** Fetches what copying needs: it must be here when the browser asks for what to copy. */
  readonly prepare: () => void;
}

interface Active {
  readonly editors: readonly HTMLElement[];
  readonly whole: boolean;
  readonly back: () => void;
}

/**
 * A selection across the page's editors. Browsers end a selection at the edge of what can be edited; so while there is
 * one, nothing can be. Letters typed into it change nothing: they would have to take the place of structure.
 */
export class PageSelection {
  private readonly paper: () => HTMLElement | undefined;
  private active: Active | undefined;
  private actions: PageActions | undefined;

  constructor(paper: () => HTMLElement | undefined) {
    this.paper = paper;
  }

  serve(actions: PageActions): () => void {
    this.actions = actions;
    addEventListener('pointerdown', this.pressed, true);
    addEventListener('pointermove', this.moved, true);
    return () => {
      this.end();
      this.actions = undefined;
      removeEventListener('pointerdown', this.pressed, true);
      removeEventListener('pointermove', this.moved, true);
    };
  }

  all(back: () => void): void {
    const paper = this.paper();
    if (!paper) return;
    this.begin(true, back);
    getSelection()?.selectAllChildren(paper);
  }

  /** Takes a selection that stands at the edge of a text on into the page. */
  extend(direction: 'forward' | 'backward', back: () => void): void {
    const selection = getSelection();
    if (!selection?.anchorNode) return;
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
    this.begin(false, back);
    selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode ?? anchorNode, focusOffset);
    selection.modify('extend', direction, 'line');
  }

  private begin(whole: boolean, back: () => void): void {
    this.end();
    const editors = [
      ...(this.paper()?.querySelectorAll<HTMLElement>('.ProseMirror[contenteditable="true"]') ?? []),
    ];
    this.actions?.prepare();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    for (const editor of editors) editor.contentEditable = 'false';
    this.active = { editors, whole, back };
    addEventListener('keydown', this.key, true);
  }

  private end(): void {
    for (const editor of this.active?.editors ?? []) editor.contentEditable = 'true';
    this.active = undefined;
    removeEventListener('keydown', this.key, true);
  }

  private readonly key = (event: KeyboardEvent): void => {
    const { active } = this;
    const isCommand = event.ctrlKey || event.metaKey;
    if (!active || ['Shift', 'Control', 'Meta', 'Alt'].includes(event.key)) return;
    if (isCommand && event.key.toLowerCase() === 'c') return;
    const arrow = arrows[event.key];
    if (event.shiftKey && arrow) getSelection()?.modify('extend', arrow[0], isCommand ? 'word' : arrow[1]);
    else if (event.key === 'Delete' || event.key === 'Backspace' || (isCommand && event.key === 'x')) {
      this.remove(active, isCommand);
    } else if (isCommand) {
      // Printing, finding, undoing: the page's own business, on a page that can be edited again.
      this.leave(active);
      return;
    } else if (event.key === 'Escape' || arrow || event.key === 'Tab') this.leave(active);
    event.preventDefault();
    event.stopPropagation();
  };

  private remove(active: Active, isCut: boolean): void {
    if (isCut) document.execCommand('copy');
    if (!active.whole) {
      this.actions?.refuse();
      return;
    }
    this.leave(active);
    this.actions?.clear();
  }

  private leave(active: Active): void {
    this.end();
    // What stays selected would be dragged along by the next press on it.
    getSelection()?.removeAllRanges();
    active.back();
  }

  private readonly pressed = (event: PointerEvent): void => {
    if (this.active) this.end();
    const editor = editorAt(event);
    if (!event.shiftKey || event.button !== 0 || !editor) return;
    const from = editorOf(document.activeElement);
    const selection = getSelection();
    if (!from || from === editor || !selection?.anchorNode) return;
    const { anchorNode, anchorOffset } = selection;
    this.begin(false, () => from.focus());
    this.to(event, anchorNode, anchorOffset);
    // The press itself would set a caret there.
    addEventListener('mousedown', (mouse) => mouse.preventDefault(), { capture: true, once: true });
  };

  /** A selection drawn out of its text with the mouse goes on where the pointer is. */
  private readonly moved = (event: PointerEvent): void => {
    if ((event.buttons & 1) === 0 || event.pointerType === 'touch') return;
    const selection = getSelection();
    if (!selection?.anchorNode) return;
    const { anchorNode, anchorOffset } = selection;
    if (this.active) {
      if (!this.active.whole) this.to(event, anchorNode, anchorOffset);
      return;
    }
    const from = editorOf(anchorNode);
    const paper = this.paper();
    const isOver = event.target instanceof Node && paper?.contains(event.target);
    if (!from || !isOver || from.contains(event.target) || from.closest('[role="grid"]')) return;
    if (document.activeElement !== from || selection.isCollapsed) return;
    this.begin(false, () => from.focus());
    this.to(event, anchorNode, anchorOffset);
  };

  private to(event: PointerEvent, anchorNode: Node, anchorOffset: number): void {
    const point = document.caretRangeFromPoint(event.clientX, event.clientY);
    if (!point || !this.paper()?.contains(point.startContainer)) return;
    getSelection()?.setBaseAndExtent(anchorNode, anchorOffset, point.startContainer, point.startOffset);
  }
}

const arrows: Readonly<Record<string, readonly ['forward' | 'backward', 'line' | 'character']>> = {
  ArrowDown: ['forward', 'line'],
  ArrowUp: ['backward', 'line'],
  ArrowRight: ['forward', 'character'],
  ArrowLeft: ['backward', 'character'],
};

function editorOf(node: Node | null): HTMLElement | null {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest<HTMLElement>('.ProseMirror') ?? null;
}

function editorAt(event: PointerEvent): HTMLElement | null {
  return event.target instanceof Node ? editorOf(event.target) : null;
}
