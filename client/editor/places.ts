import type { PageSelection } from './selection/pageSelection.later.ts';

/** For what is on the page, or opens within it. */
const framesToOpen = 30;
/** For a part of the page whose script is still on its way: ten seconds. */
const pausesToLoad = 100;

export type Edge = 'start' | 'end';

/** What the page calls to put the caret into a field that has an editor, or to choose words of it. */
type Focuser = (place: Edge | Range) => void;

/**
 * The fields of the page as places to be in. Fields that are on screen carry `data-address`; document order is
 * the order of the page.
 */
export class Places {
  private readonly focusers = new Map<string, Focuser>();
  private readonly openers = new Set<(address: string) => void>();
  private root: HTMLElement | undefined;
  /** Selecting across fields, once its script is here. */
  selecting: PageSelection | undefined;

  /** The element that holds the paper. */
  attach(root: HTMLElement | null): void {
    this.root = root ?? undefined;
  }

  /** The paper's element, while it is on screen. */
  get paper(): HTMLElement | undefined {
    return this.root;
  }

  register(address: string, focus: Focuser): () => void {
    this.focusers.set(address, focus);
    return () => {
      if (this.focusers.get(address) === focus) this.focusers.delete(address);
    };
  }

  /** Called before going to an address, so that whatever hides it can open. */
  onGoing(open: (address: string) => void): () => void {
    this.openers.add(open);
    return () => this.openers.delete(open);
  }

  /** Puts the caret into the field above or below; false where there is none. */
  step(from: string, direction: 'up' | 'down'): boolean {
    const all = this.elements();
    const at = all.findIndex((element) => element.dataset.address === from);
    if (at < 0) return false;
    const own = all[at];
    const grid = own?.closest('[role="grid"]');
    const rest = direction === 'down' ? all.slice(at + 1) : all.slice(0, at).toReversed();
    const next = rest.find((element) => !own?.contains(element) && (!grid || !grid.contains(element)));
    if (!next) return false;
    const into = direction === 'up' ? next.closest('[role="grid"]') : null;
    const target = into ? (firstOfLastRow(into) ?? next) : next;
    this.enter(target, direction === 'down' ? 'start' : 'end');
    return true;
  }

  /**
   * Goes to the field, row or list at this address, opening whatever hides it. What is not there yet is waited for,
   * as long as the caret stays where it is.
   * @returns whether it was found
   */
  async go(address: string): Promise<boolean> {
    const field = address.split('#')[0] ?? address;
    for (const open of this.openers) open(field);
    let from = document.activeElement;
    for (let tries = 0; tries < framesToOpen + pausesToLoad; tries += 1) {
      const element = this.find(field);
      if (element) {
        element.scrollIntoView({ block: 'center' });
        this.enter(element, 'end');
        return true;
      }
      const isOpening = tries < framesToOpen;
      await new Promise((next) => (isOpening ? requestAnimationFrame(next) : setTimeout(next, 100)));
      if (isOpening) from = document.activeElement;
      else if (document.activeElement !== from) return false;
    }
    return false;
  }

  /** The element of a field, of a block in it (`field#block`) or of a section, as far as it is on screen. */
  shown(address: string): HTMLElement | undefined {
    const [field = '', block] = address.split('#');
    const element = this.find(field) ?? this.section(field);
    if (block === undefined) return element;
    return element?.querySelector<HTMLElement>(`[data-id="${CSS.escape(block)}"]`) ?? element;
  }

  section(name: string): HTMLElement | undefined {
    return this.root?.querySelector<HTMLElement>(`[data-section="${CSS.escape(name)}"]`) ?? undefined;
  }

  /** Chooses these words of a field, or goes to the cell they are in. */
  choose(address: string, words: Range): void {
    const focus = this.focusers.get(address);
    if (focus) focus(words);
    else this.find(address)?.focus();
  }

  private find(address: string): HTMLElement | undefined {
    const exact = this.root?.querySelector<HTMLElement>(`[data-address="${CSS.escape(address)}"]`);
    if (exact) return exact;
    return (
      this.root?.querySelector<HTMLElement>(`[data-address^="${CSS.escape(address)}/"]`) ??
      this.root?.querySelector<HTMLElement>(`[data-stands-for="${CSS.escape(address)}"]`) ??
      undefined
    );
  }

  private enter(element: HTMLElement, edge: Edge): void {
    const focus = this.focusers.get(element.dataset.address ?? '');
    if (focus) focus(edge);
    else element.focus();
  }

  private elements(): HTMLElement[] {
    const all = this.root?.querySelectorAll<HTMLElement>('[data-address]') ?? [];
    return [...all].filter((element) => element.getClientRects().length > 0);
  }
}

function firstOfLastRow(grid: Element): HTMLElement | undefined {
  return [...grid.querySelectorAll('[role="row"]')]
    .toReversed()
    .flatMap((row) => [...row.querySelectorAll<HTMLElement>('[data-address]')])
    .at(0);
}
