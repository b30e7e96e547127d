import { MessageSquare } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Found } from '../../../shared/content/anchors.ts';
import { useText } from '../../ui/text.tsx';
import { type OpenDocument, useOpenDocument } from '../open.ts';
import css from './marks.module.css';
import { editorAt } from './letters.ts';
import { shownStretch } from './readings.ts';
import { type Talk, type Thread, useTalk } from './talk.ts';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
interface Mark {
  readonly thread: string;
  /** Under words a line is drawn, on a cell a corner. */
  readonly words: boolean;
  readonly boxes: readonly Box[];
}

/**
 * Shows on the paper what is talked about: a dotted line under words, a corner on a cell, and in the margin how many.
 * It lies over the paper and is no part of it.
 */
export function Marks({ talk, threads }: { readonly talk: Talk; readonly threads: readonly Thread[] }) {
  const t = useText();
  const open = useOpenDocument();
  const { active, composing } = useTalk(talk);
  const layer = useRef<HTMLDivElement>(null);
  const [marks, setMarks] = useState<readonly Mark[]>([]);

  useEffect(() => {
    const { paper } = open.places;
    const over = layer.current;
    if (!paper || !over) return undefined;
    let frame = 0;
    const draw = () => {
      frame = 0;
      const origin = over.getBoundingClientRect();
      const drawn = threads.flatMap(({ id, resolved }) => {
        if (resolved) return [];
        const mark = markOf(open, paper, talk.found.get(id), id, origin);
        return mark ? [mark] : [];
      });
      setMarks((before) => (JSON.stringify(before) === JSON.stringify(drawn) ? before : drawn));
    };
    const soon = () => {
      frame ||= requestAnimationFrame(draw);
    };
    const size = new ResizeObserver(soon);
    size.observe(paper);
    const changes = new MutationObserver(soon);
    changes.observe(paper, { subtree: true, childList: true, characterData: true });
    const stop = talk.onPlaced(soon);
    soon();
    return () => {
      cancelAnimationFrame(frame);
      size.disconnect();
      changes.disconnect();
      stop();
    };
  }, [open, talk, threads]);

  return (
    <div ref={layer} className={css.layer} data-composing={composing ? true : undefined}>
      {marks.flatMap(({ thread, words, boxes }) =>
        boxes.map((box, index) => (
          <Placed
            key={`${thread}/${index}`}
            box={box}
            className={`${words ? css.line : css.corner} ${thread === active ? css.active : ''}`}
            thread={thread}
          />
        )),
      )}
      {besides(marks).map(({ top, ids }) => (
        <MarginMark
          key={ids[0]}
          top={top}
          label={t('comments.mark', { count: ids.length })}
          count={ids.length}
          isActive={active !== undefined && ids.includes(active)}
          onPress={() =>
            talk.show(active !== undefined && ids.includes(active) ? next(ids, active) : (ids[0] ?? ''))
          }
        />
      ))}
    </div>
  );
}

function next(ids: readonly string[], active: string): string {
  return ids[(ids.indexOf(active) + 1) % ids.length] ?? active;
}

function Placed({
  box,
  className,
  thread,
}: {
  readonly box: Box;
  readonly className: string;
  readonly thread: string;
}) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const { style } = element.current ?? {};
    for (const side of ['left', 'top', 'width', 'height'] as const)
      style?.setProperty(side, `${box[side]}px`);
  }, [box]);
  return <span ref={element} className={className} data-mark={thread} aria-hidden />;
}

interface MarginMarkProps {
  readonly top: number;
  readonly label: string;
  readonly count: number;
  readonly isActive: boolean;
  readonly onPress: () => void;
}

function MarginMark({ top, label, count, isActive, onPress }: MarginMarkProps) {
  const element = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => element.current?.style.setProperty('top', `${top}px`), [top]);
  return (
    // With the keyboard one is at the words already, and opens what is there from them.
    <button
      ref={element}
      type="button"
      tabIndex={-1}
      className={`${css.margin} ${isActive ? css.active : ''}`}
      aria-label={label}
      title={label}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <MessageSquare aria-hidden />
      <span aria-hidden>{count}</span>
    </button>
  );
}

const apart = 22;

/** The margin's marks: those of one line together. */
function besides(marks: readonly Mark[]): { readonly top: number; readonly ids: readonly string[] }[] {
  const tops = marks
    .flatMap(({ thread, boxes }) => (boxes[0] ? [{ thread, top: boxes[0].top }] : []))
    .toSorted((a, b) => a.top - b.top);
  const groups: { top: number; ids: string[] }[] = [];
  for (const { thread, top } of tops) {
    const last = groups.at(-1);
    if (last && top - last.top < apart) last.ids.push(thread);
    else groups.push({ top, ids: [thread] });
  }
  return groups;
}

function markOf(
  open: OpenDocument,
  paper: HTMLElement,
  found: Found | undefined,
  thread: string,
  origin: DOMRect,
): Mark | undefined {
  if (!found || found.at === 'nowhere') return undefined;
  const editor = found.at === 'place' ? undefined : editorAt(paper, found.address);
  if (editor && !editor.view.dom.closest('[role="gridcell"]') && 'from' in found) {
    const at = shownStretch(open, found.address, editor, found);
    if (!at || at.to > editor.state.doc.content.size) return undefined;
    const range = document.createRange();
    const [start, end] = [editor.view.domAtPos(at.from, 1), editor.view.domAtPos(at.to, -1)];
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 1 && rect.height > 1);
    const lines = rects.length > 0 ? rects : [editor.view.dom.getBoundingClientRect()];
    return { thread, words: rects.length > 0, boxes: lines.slice(0, 60).map((rect) => boxOf(rect, origin)) };
  }
  const element = shownFor(paper, found.address);
  const rect = element?.getBoundingClientRect();
  if (!rect || rect.width === 0) return undefined;
  return { thread, words: false, boxes: [boxOf(rect, origin)] };
}

/** The cell, or the row it is hidden in. */
function shownFor(paper: HTMLElement, address: string): Element | null {
  const row = address.split('/')[1];
  return (
    paper.querySelector(`[role="gridcell"][data-address="${CSS.escape(address)}"]`) ??
    paper.querySelector(`[data-address="${CSS.escape(address)}"]`) ??
    (row ? paper.querySelector(`[data-row="${CSS.escape(row)}"]`) : null)
  );
}

function boxOf({ left, top, width, height }: DOMRect, origin: DOMRect): Box {
  const whole = (n: number) => Math.round(n);
  return {
    left: whole(left - origin.left),
    top: whole(top - origin.top),
    width: whole(width),
    height: whole(height),
  };
}
