import type { Awareness } from 'y-protocols/awareness';
import type { Presence, View } from '../../shared/protocol/messages.ts';
import type { Places } from './places.ts';

/** How often a window tells the others where it is. */
const each = 200;
/** How far below the line is looked for something with an address, and in what steps. */
const reach = 160;
const step = 12;

interface Seen {
  readonly clientId: number;
  readonly view: View;
}

/** What is at the top of everybody's window: told to the others as one scrolls, and heard from them. */
export class Views {
  private readonly awareness: Awareness;
  private readonly places: Places;
  private readonly listeners = new Set<() => void>();
  /** Of each person the window that moved last, by their id. */
  private readonly seen = new Map<string, Seen>();
  private readonly heard = new Map<number, string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private own: View | undefined;
  /** A window that follows another has no place of its own to tell. */
  isLed = false;

  constructor(awareness: Awareness, places: Places) {
    this.awareness = awareness;
    this.places = places;
    awareness.on('change', this.hear);
    this.hear({ added: [...awareness.getStates().keys()], updated: [], removed: [] });
    globalThis.addEventListener?.('scroll', this.soon, { passive: true });
    globalThis.addEventListener?.('resize', this.soon, { passive: true });
  }

  close(): void {
    clearTimeout(this.timer);
    this.awareness.off('change', this.hear);
    globalThis.removeEventListener?.('scroll', this.soon);
    globalThis.removeEventListener?.('resize', this.soon);
    this.listeners.clear();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What this window shows. */
  get mine(): View | undefined {
    return this.own;
  }

  of(userId: string): View | undefined {
    return this.seen.get(userId)?.view;
  }

  /** Where this window would have to scroll to show the same; undefined while that is not on the page. */
  target({ at, down }: View): { readonly element: HTMLElement; readonly top: number } | undefined {
    const element = this.places.shown(at);
    if (!element) return undefined;
    const box = element.getBoundingClientRect();
    return { element, top: scrollY + box.top + down * box.height - line() };
  }

  readonly soon = (): void => {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.look();
    }, each);
  };

  private look(): void {
    const view = this.top();
    if (!view || (view.at === this.own?.at && view.down === this.own.down)) return;
    this.own = view;
    if (!this.isLed) this.awareness.setLocalStateField('view', view);
    this.tell();
  }

  private top(): View | undefined {
    const { paper } = this.places;
    if (!paper) return undefined;
    const { left, width } = paper.getBoundingClientRect();
    for (let y = line(); y < line() + reach; y += step) {
      for (const hit of document.elementsFromPoint(left + width / 2, y)) {
        const found = paper.contains(hit) ? addressed(hit) : undefined;
        if (!found) continue;
        const box = found.element.getBoundingClientRect();
        return { at: found.at, down: Math.round(((line() - box.top) / box.height) * 1000) / 1000 };
      }
    }
    return undefined;
  }

  private readonly hear = ({ added, updated, removed }: Changes): void => {
    let changed = removed.length > 0;
    for (const client of removed) this.heard.delete(client);
    const states = this.awareness.getStates();
    for (const clientId of [...added, ...updated]) {
      const { user, view } = (states.get(clientId) ?? {}) as Presence;
      if (clientId === this.awareness.clientID || !user || !view) continue;
      const known = `${view.at} ${view.down}`;
      if (this.heard.get(clientId) === known) continue;
      this.heard.set(clientId, known);
      this.seen.set(user.id, { clientId, view });
      changed = true;
    }
    for (const [userId, { clientId }] of this.seen) if (!states.has(clientId)) this.seen.delete(userId);
    if (changed) this.tell();
  };

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

type Changes = Readonly<Record<'added' | 'updated' | 'removed', readonly number[]>>;

/** The height at which a window begins to be read: below what sticks to its top. */
function line(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
}

function addressed(hit: Element): { readonly element: Element; readonly at: string } | undefined {
  const field = hit.closest<HTMLElement>('[data-address]');
  const address = field?.dataset.address;
  if (field && address) {
    const block = hit.closest<HTMLElement>('[data-id]');
    const id = block && field.contains(block) ? block.dataset.id : undefined;
    return block && id ? { element: block, at: `${address}#${id}` } : { element: field, at: address };
  }
  const section = hit.closest<HTMLElement>('[data-section]');
  const name = section?.dataset.section;
  return section && name ? { element: section, at: name } : undefined;
}
