import { type RefObject, useLayoutEffect } from 'react';

/**
 * Keeps each translated unit beside its source: where the translation is the taller one, room is made below the
 * source's paragraph. The room is a rule of a style sheet of its own, so that the editor's elements are not touched.
 */
export function useAligned(
  grid: RefObject<HTMLElement | null>,
  source: string,
  units: readonly string[],
): void {
  const key = units.join(' ');
  useLayoutEffect(() => {
    const root = grid.current;
    if (key === '') return undefined;
    const text = root?.querySelector<HTMLElement>(`[data-address="${CSS.escape(source)}"]`);
    if (!root || !text) return undefined;
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const rooms = new Map<string, number>();
    let written = '';

    const place = () => {
      const cells = [...root.querySelectorAll<HTMLElement>('[data-unit]')];
      const tallest = new Map<string, number>();
      for (const cell of cells) {
        const unit = cell.dataset.unit ?? '';
        tallest.set(unit, Math.max(tallest.get(unit) ?? 0, cell.offsetHeight));
      }
      for (const [unit, height] of tallest) {
        const block = blockOf(text, unit);
        if (!block) continue;
        const own = block.getBoundingClientRect().height - (rooms.get(unit) ?? 0);
        rooms.set(unit, Math.max(0, Math.ceil(height - own)));
      }
      const rules = [...rooms]
        .filter(([unit, room]) => room > 0 && tallest.has(unit))
        .map(
          ([unit, room]) =>
            `[data-address="${CSS.escape(source)}"] [data-id="${unit}"]{padding-bottom:${room}px}`,
        )
        .join('');
      if (rules !== written) sheet.replaceSync(`@media screen{${rules}}`);
      written = rules;
      for (const cell of cells) {
        const block = blockOf(text, cell.dataset.unit ?? '');
        const column = cell.parentElement;
        if (!block || !column) continue;
        const top = block.getBoundingClientRect().top - column.getBoundingClientRect().top;
        cell.style.setProperty('--at', `${Math.round(top)}px`);
      }
    };

    const watch = new ResizeObserver(place);
    watch.observe(text);
    for (const cell of root.querySelectorAll('[data-unit]')) watch.observe(cell);
    place();
    return () => {
      watch.disconnect();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [grid, source, key]);
}

function blockOf(text: HTMLElement, unit: string): HTMLElement | null {
  return text.querySelector<HTMLElement>(`[data-id="${CSS.escape(unit)}"]`);
}
