import type { Editor, TiptapEditorHTMLElement } from '@tiptap/core';
import { GripVertical } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useText } from '../../ui/text.tsx';
import { type OpenDocument, useOpenDocument } from '../open.ts';
import { moveTo } from './moveBlock.later.ts';
import css from './write.module.css';

const startsAfter = 4;
const width = 24;

interface Block {
  readonly root: HTMLElement;
  readonly element: HTMLElement;
}

/**
 * A grip beside the block under the mouse, to drag it to another place in its section. The keyboard has Alt+Shift and
 * the arrows, a single press has "Move up" and "Move down" behind More.
 */
export function DragHandle() {
  const t = useText();
  const open = useOpenDocument();
  const grip = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const block = useRef<Block>(undefined);

  useEffect(() => {
    const { paper } = open.places;
    if (!paper) return undefined;
    const hide = () => {
      block.current = undefined;
      grip.current?.toggleAttribute('hidden', true);
    };
    const over = ({ target, pointerType, buttons }: PointerEvent) => {
      if (pointerType === 'mouse' && buttons === 0 && target instanceof Element) showAt(target);
    };
    const showAt = (target: Element) => {
      const found = blockAt(target);
      if (!found || !grip.current) return;
      block.current = found;
      grip.current.toggleAttribute('hidden', false);
      follow();
    };
    // What scrolls takes the grip along: the mouse may stay on the same block, and then nothing tells of it again.
    const follow = () => {
      if (!block.current || !grip.current) return;
      const { root, element } = block.current;
      if (!element.isConnected) hide();
      else
        put(grip.current, {
          top: element.getBoundingClientRect().top,
          left: root.getBoundingClientRect().left - width - 2,
        });
    };
    // The mouse may have come to rest before this was there to hear of it.
    const resting = matchMedia('(hover: hover)').matches
      ? [...paper.querySelectorAll(':hover')].at(-1)
      : undefined;
    if (resting) showAt(resting);
    paper.addEventListener('pointerover', over);
    paper.addEventListener('pointerleave', leave);
    addEventListener('scroll', follow, true);
    addEventListener('keydown', hide, true);
    return () => {
      paper.removeEventListener('pointerover', over);
      paper.removeEventListener('pointerleave', leave);
      removeEventListener('scroll', follow, true);
      removeEventListener('keydown', hide, true);
    };

    function leave({ relatedTarget }: PointerEvent): void {
      if (!(relatedTarget instanceof Node) || !grip.current?.contains(relatedTarget)) hide();
    }
  }, [open]);

  return (
    <>
      <div
        ref={grip}
        className={css.grip}
        title={t('editor.drag')}
        data-grip
        aria-hidden
        hidden
        onPointerDown={(event) => {
          event.preventDefault();
          if (block.current && line.current) drag(open, event.nativeEvent, block.current, line.current);
        }}
      >
        <GripVertical aria-hidden />
      </div>
      <div ref={line} className={css.drop} aria-hidden hidden />
    </>
  );
}

function blockAt(target: Element): Block | undefined {
  const root = target.closest<HTMLElement>('.ProseMirror.rich');
  if (!root || root === target) return undefined;
  const element = [...root.children].find((child) => child.contains(target));
  return element instanceof HTMLElement ? { root, element } : undefined;
}

/** Follows the mouse; the block goes before the one whose upper half it is over, when it is let go. */
function drag(open: OpenDocument, start: PointerEvent, { root, element }: Block, line: HTMLElement): void {
  const editor = (root as TiptapEditorHTMLElement).editor;
  const { address } = root.dataset;
  if (!editor || address === undefined || start.button !== 0) return;
  const blocks = blocksOf(editor);
  const from = blocks.indexOf(element);
  let to = from;

  const follow = (event: PointerEvent) => {
    if (line.hidden && Math.abs(event.clientY - start.clientY) < startsAfter) return;
    const boxes = blocks.map((one) => one.getBoundingClientRect());
    to = boxes.filter((box) => event.clientY > box.top + box.height / 2).length;
    const [before, after] = [boxes[to - 1], boxes[to]];
    const frame = root.getBoundingClientRect();
    line.hidden = false;
    put(line, { top: after?.top ?? before?.bottom ?? frame.top, left: frame.left });
    line.style.setProperty('width', `${frame.width}px`);
  };
  const end = (event: Event) => {
    removeEventListener('pointermove', follow);
    removeEventListener('pointerup', end);
    removeEventListener('pointercancel', end);
    removeEventListener('keydown', cancel, true);
    const isDrag = !line.hidden;
    line.hidden = true;
    if (isDrag && event.type === 'pointerup' && !editor.isDestroyed) {
      moveTo(editor, { ...open, fragment: open.ydoc.getXmlFragment(address) }, from, to);
      editor.view.focus();
    }
  };
  const cancel = (event: KeyboardEvent) => {
    if (event.key === 'Escape') end(event);
  };
  addEventListener('pointermove', follow);
  addEventListener('pointerup', end);
  addEventListener('pointercancel', end);
  addEventListener('keydown', cancel, true);
}

/** The elements of the top-level blocks, in order; carets drawn between them are none. */
function blocksOf({ state, view }: Editor): readonly HTMLElement[] {
  const elements: HTMLElement[] = [];
  state.doc.forEach((_, pos) => {
    const dom = view.nodeDOM(pos);
    if (dom instanceof HTMLElement) elements.push(dom);
  });
  return elements;
}

function put(element: HTMLElement, { top, left }: { readonly top: number; readonly left: number }): void {
  element.style.setProperty('top', `${top}px`);
  element.style.setProperty('left', `${Math.max(0, left)}px`);
}
