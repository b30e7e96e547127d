/** One line at the foot of the page, with an undo where there is one. A new one takes the place of the one before. */
export interface Toast {
  readonly id: number;
  readonly message: string;
  readonly undo?: () => void;
  /** Runs once when the toast is gone and was not undone. */
  readonly done?: () => void;
}

const shownFor = 8000;
let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();
const timers = new Map<number, ReturnType<typeof setTimeout>>();

export function showToast(toast: Omit<Toast, 'id'>): void {
  settleToasts();
  const id = nextId++;
  set([...toasts, { ...toast, id }]);
  timers.set(
    id,
    setTimeout(() => closeToast(id), shownFor),
  );
}

export function closeToast(id: number): void {
  take(id)?.done?.();
}

export function undoToast(id: number): void {
  take(id)?.undo?.();
}

/** While the pointer or the focus is on them, toasts stay. */
export function holdToasts(): void {
  for (const timer of timers.values()) clearTimeout(timer);
}

export function releaseToasts(): void {
  for (const { id } of toasts)
    timers.set(
      id,
      setTimeout(() => closeToast(id), shownFor),
    );
}

/** What was only waiting for an undo happens now: the page is being left. */
export function settleToasts(): void {
  for (const { id } of toasts) closeToast(id);
}

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}

function take(id: number): Toast | undefined {
  const toast = toasts.find((candidate) => candidate.id === id);
  clearTimeout(timers.get(id));
  timers.delete(id);
  if (toast) set(toasts.filter((candidate) => candidate !== toast));
  return toast;
}

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
