import type { Awareness } from 'y-protocols/awareness';
import type { Presence, PresenceUser } from '../../shared/protocol/messages.ts';
import type { Others } from './presence.ts';
import type { Views } from './views.ts';

/** Who leads whom, as far as this window is concerned. */
export interface Lead {
  readonly following: PresenceUser | undefined;
  /** Whoever began last to present, in another window. */
  readonly presenter: PresenceUser | undefined;
  /** Whether this person presents. */
  readonly presenting: boolean;
  /** How many people follow this one. */
  readonly followers: number;
}

const nobody: Lead = { following: undefined, presenter: undefined, presenting: false, followers: 0 };
/** Of the way that is left, so much is gone in each frame. */
const pace = 0.25;
/** Keys that neither scroll nor write. */
const quiet = ['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'CapsLock'];
/** Somebody whose connection is cut for a moment has not left. */
const patience = 8000;

/**
 * Lets this window scroll with somebody else's. It never moves a window whose caret is in the document, and whoever
 * scrolls, points, presses a key or goes into the text is led no longer.
 */
export class Follow {
  private readonly awareness: Awareness;
  private readonly views: Views;
  private readonly others: Others;
  private readonly me: string;
  private readonly listeners = new Set<() => void>();
  private readonly stops: (() => void)[];
  private lead = nobody;
  private target: PresenceUser | undefined;
  private frame = 0;
  private goneTimer: ReturnType<typeof setTimeout> | undefined;
  /** Where our own scrolling left the window, and the block it aimed at. */
  private placed: { readonly y: number; readonly element: HTMLElement; readonly top: number } | undefined;

  /** @param me the id of whose window this is */
  constructor(me: string, awareness: Awareness, views: Views, others: Others) {
    this.me = me;
    this.awareness = awareness;
    this.views = views;
    this.others = others;
    awareness.on('change', this.refresh);
    this.stops = [views.subscribe(this.move), () => awareness.off('change', this.refresh)];
    this.refresh();
  }

  close(): void {
    this.end();
    for (const stop of this.stops) stop();
    this.listeners.clear();
  }

  current = (): Lead => this.lead;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Whoever asks for this leaves the text. */
  follow(user: PresenceUser): void {
    this.end();
    if (document.activeElement instanceof HTMLElement && this.others.here !== undefined)
      document.activeElement.blur();
    this.target = user;
    this.views.isLed = true;
    this.awareness.setLocalStateField('follows', user.id);
    for (const [type, listener] of this.endings)
      addEventListener(type, listener, { passive: true, capture: true });
    this.refresh();
    this.move();
  }

  stop(): void {
    this.end();
    this.refresh();
  }

  present(): void {
    this.stop();
    this.awareness.setLocalStateField('presenting', Date.now());
  }

  stopPresenting(): void {
    this.awareness.setLocalStateField('presenting', null);
  }

  private end(): void {
    if (!this.target) return;
    this.target = undefined;
    this.placed = undefined;
    this.views.isLed = false;
    cancelAnimationFrame(this.frame);
    clearTimeout(this.goneTimer);
    for (const [type, listener] of this.endings) removeEventListener(type, listener, { capture: true });
    this.awareness.setLocalStateField('follows', null);
    this.views.soon();
  }

  private readonly own = () => this.stop();
  private readonly key = (event: Event) => {
    if (event instanceof KeyboardEvent && !quiet.includes(event.key)) this.stop();
  };
  /** A scroll that neither we made nor the browser, to keep the place where something above it grew. */
  private readonly scrolled = () => {
    const { placed } = this;
    if (!placed || Math.abs(scrollY - placed.y) < 2) return;
    if (Math.abs(placed.element.getBoundingClientRect().top - placed.top) > 3) this.stop();
  };
  private readonly endings: readonly (readonly [string, (event: Event) => void])[] = [
    ['wheel', this.own],
    ['touchmove', this.own],
    ['keydown', this.key],
    ['scroll', this.scrolled],
    [
      'focusin',
      (event) => {
        if (event.target instanceof Element && event.target.closest('[data-address]')) this.stop();
      },
    ],
  ];

  private readonly move = (): void => {
    if (!this.target) return;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(this.glide);
  };

  private readonly glide = (): void => {
    const view = this.target && this.views.of(this.target.id);
    const aim = view && this.views.target(view);
    if (!aim || this.others.here !== undefined) return;
    const highest = document.documentElement.scrollHeight - innerHeight;
    const way = Math.min(Math.max(aim.top, 0), highest) - scrollY;
    const isNear = Math.abs(way) < 2 || matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (Math.abs(way) >= 1) scrollTo({ top: scrollY + (isNear ? way : way * pace), behavior: 'instant' });
    this.placed = { y: scrollY, element: aim.element, top: aim.element.getBoundingClientRect().top };
    if (!isNear) this.frame = requestAnimationFrame(this.glide);
  };

  private readonly refresh = (): void => {
    const states = [...this.awareness.getStates()].map(([client, state]) => ({
      client,
      ...(state as Presence),
    }));
    const own = states.find(({ client }) => client === this.awareness.clientID);
    const elsewhere = states.filter(({ client }) => client !== this.awareness.clientID);
    const presenters = elsewhere
      .filter(({ presenting, user }) => typeof presenting === 'number' && user)
      .toSorted((a, b) => (b.presenting ?? 0) - (a.presenting ?? 0));
    const [presenter] = presenters;
    const isPresenting = typeof own?.presenting === 'number';
    if (isPresenting && (presenter?.presenting ?? 0) > (own?.presenting ?? 0)) return this.stopPresenting();
    this.watchTarget(elsewhere.some(({ user }) => user?.id === this.target?.id));
    const next: Lead = {
      following: this.target,
      presenter: presenter?.user,
      presenting: isPresenting,
      followers: new Set(
        elsewhere.flatMap(({ follows, user }) => (follows === this.me && user ? [user.id] : [])),
      ).size,
    };
    if (JSON.stringify(next) === JSON.stringify(this.lead)) return;
    this.lead = next;
    for (const listener of this.listeners) listener();
  };

  private watchTarget(isHere: boolean): void {
    if (!this.target) return;
    if (isHere) {
      clearTimeout(this.goneTimer);
      this.goneTimer = undefined;
    } else this.goneTimer ??= setTimeout(() => this.stop(), patience);
  }
}
