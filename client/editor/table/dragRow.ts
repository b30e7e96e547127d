const startsAfter = 5;

/** Follows the pointer from a row's handle; lets the row go where the pointer does. A short press is no drag. */
export function dragRow(start: PointerEvent, row: HTMLElement, move: (to: number) => void): void {
  if (start.button !== 0) return;
  const rows = [...(row.parentElement?.querySelectorAll<HTMLElement>(':scope > [data-row]') ?? [])];
  const from = rows.indexOf(row);
  let to = from;
  let dragging = false;

  const follow = (event: PointerEvent) => {
    if (!dragging && Math.abs(event.clientY - start.clientY) < startsAfter) return;
    dragging = true;
    row.dataset.dragging = 'true';
    const above = rows.filter((one) => {
      const box = one.getBoundingClientRect();
      return one !== row && event.clientY > box.top + box.height / 2;
    });
    to = above.length;
    const others = rows.filter((one) => one !== row);
    for (const [index, one] of others.entries()) {
      one.dataset.drop = index === to ? 'before' : index === others.length - 1 && to > index ? 'after' : '';
    }
  };
  const end = (event: Event) => {
    removeEventListener('pointermove', follow);
    removeEventListener('pointerup', end);
    removeEventListener('pointercancel', end);
    delete row.dataset.dragging;
    for (const one of rows) delete one.dataset.drop;
    if (!dragging) return;
    addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener('click', swallow, { capture: true }));
    if (event.type === 'pointerup' && to !== from) move(to);
  };
  addEventListener('pointermove', follow);
  addEventListener('pointerup', end);
  addEventListener('pointercancel', end);
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
