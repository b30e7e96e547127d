import { shortId } from '../../shared/ids.ts';
import { close } from '../../shared/protocol/close.ts';
import { type Notice, schemaVersion, type Welcome } from '../../shared/protocol/messages.ts';
import { Aside } from './aside.ts';
import { onLeave, onWake } from './awake.ts';
import { Contact } from './contact.ts';
import type { ConnectOptions, LiveDocument } from './document.ts';
import { Kept } from './kept.ts';
import { nameOf } from './onDevice.ts';
import { Refusals } from './refusals.ts';
import { Session } from './session.ts';
import { type LiveSnapshot, stateOf } from './state.ts';

/** With everything that comes from outside. */
export type ConnectedOptions = Required<Omit<ConnectOptions, 'part'>> & { readonly part: string | undefined };

/** One document as a page sees it: sessions come and go, and edits are never lost between them. */
export class Connected implements LiveDocument {
  private readonly options: ConnectedOptions;
  private readonly store: Kept;
  private readonly aside: Aside;
  private readonly refusals: Refusals;
  private readonly contact: Contact;
  private readonly listeners = new Set<() => void>();
  private readonly noticeListeners = new Set<(notice: Notice) => void>();
  private readonly stopWatching: (() => void)[];
  private session: Session;
  private welcome: Welcome | undefined;
  private ended: number | 'tooOld' | undefined;
  private keeping: Promise<void> = Promise.resolve();
  private ready = false;
  private over = false;
  private savingSince: number | undefined;
  private snapshot: LiveSnapshot;

  constructor(options: ConnectedOptions) {
    const { device, userId, documentId, part, kind, now } = options;
    this.options = options;
    this.refusals = new Refusals(now);
    this.contact = new Contact(() => {
      this.showCopy();
      this.session.lost();
      this.refresh();
    });
    this.store = new Kept(device, userId, nameOf(documentId, part), shortId());
    this.aside = new Aside({ kept: this.store, kind, now, changed: () => this.refresh() });
    const epoch = this.store.epoch();
    this.session = this.begin(epoch);
    this.snapshot = this.look();
    if (epoch === undefined) this.session.link.connect();
    else void this.openCopyFirst(this.session, epoch);
    // Node has no window.
    globalThis.addEventListener?.('offline', this.wentOffline);
    this.stopWatching = [
      onWake(() => this.session.link.wake()),
      onLeave(() => this.session.link.flush()),
      () => globalThis.removeEventListener?.('offline', this.wentOffline),
    ];
  }

  /** A connection that the device has lost would be believed in for half a minute. */
  private readonly wentOffline = (): void => {
    if (this.contact.state === 'open' && this.ended === undefined) this.session.link.reconnect();
  };

  getSnapshot(): LiveSnapshot {
    return this.snapshot;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onNotice(listener: (notice: Notice) => void): () => void {
    this.noticeListeners.add(listener);
    return () => this.noticeListeners.delete(listener);
  }

  hasUnsent(): boolean {
    return this.session.tally.unsent + this.aside.unsent > 0;
  }

  kept(): Promise<void> {
    return this.keeping;
  }

  dismissLateEdits(): void {
    this.aside.dismiss();
  }

  close(): void {
    this.over = true;
    for (const stop of this.stopWatching) stop();
    this.contact.end();
    this.listeners.clear();
    this.noticeListeners.clear();
    const { session } = this;
    session.link.flush();
    void session.end().then(() => session.ydoc.destroy());
  }

  private begin(epoch: number | undefined): Session {
    /** What an earlier session still hears is of no concern any more. */
    const current = (then: () => void) => {
      if (this.session === session && !this.over) then();
    };
    const { url, documentId, part, carriers, random, seen } = this.options;
    const session: Session = new Session({
      url,
      documentId,
      part,
      kept: this.store,
      epoch,
      carriers,
      random,
      seen,
      events: {
        opened: () => current(() => this.opened()),
        welcomed: (welcome) => current(() => this.welcomed(welcome)),
        synced: () => current(() => this.synced()),
        durable: (n) => current(() => this.durable(n)),
        ahead: () => current(() => this.ahead()),
        noticed: (notice) => current(() => this.noticeListeners.forEach((listener) => listener(notice))),
        closed: (code, forGood) => current(() => this.closed(code, forGood)),
        edited: () => current(() => this.edited()),
        copyChanged: () => current(() => this.copyChanged()),
      },
    });
    this.contact.begin(epoch !== undefined);
    return session;
  }

  /** What this device has is in the document before the server is asked for what it lacks. */
  private async openCopyFirst(session: Session, epoch: number): Promise<void> {
    this.noteOpened();
    await session.openCopy(epoch);
    if (this.session === session && !this.over) session.link.connect();
  }

  private opened(): void {
    this.session.tally.connected();
    this.refresh();
  }

  private welcomed(welcome: Welcome): void {
    this.contact.found();
    this.welcome = welcome;
    this.session.link.allowWriting(welcome.access === 'write' && welcome.schema <= schemaVersion);
    if (this.session.tally.unsent > 0 && this.isTooLate()) this.giveUp(true);
    else this.refresh();
  }

  private ahead(): void {
    if (this.isTooLate()) this.giveUp(true);
  }

  /** Whether the server will not take our edits. While it may yet, after a freeze called off or from a newer page, they wait. */
  private isTooLate(): boolean {
    const { welcome } = this;
    if (!welcome || welcome.access === 'write') return false;
    return welcome.schema <= schemaVersion && welcome.state !== 'freezing';
  }

  private synced(): void {
    this.keeping = this.keepFromNowOn(this.session);
    this.ready = true;
    this.refresh();
  }

  private async keepFromNowOn(session: Session): Promise<void> {
    let mayHaveCopy = false;
    try {
      mayHaveCopy = await this.aside.settle(session);
    } finally {
      if (!mayHaveCopy) session.keepNothing();
    }
    if (!mayHaveCopy || this.over || this.session !== session || !this.welcome) return;
    await session.openCopy(this.welcome.epoch);
    this.store.noteUnsent(session.tally.unsent);
    this.noteOpened();
  }

  private noteOpened(): void {
    if (this.options.seen) this.store.noteOpened(this.options.now());
  }

  private edited(): void {
    this.store.noteUnsent(this.session.tally.unsent);
    this.refresh();
  }

  private copyChanged(): void {
    if (this.contact.state === 'lost') this.showCopy();
    this.refresh();
  }

  private durable(n: number): void {
    const { tally } = this.session;
    const before = tally.unsent;
    tally.heard(n);
    if (tally.unsent !== before) this.store.noteUnsent(tally.unsent);
    this.refresh();
  }

  private closed(code: number | undefined, forGood: boolean): void {
    this.contact.closed();
    // Refused without a copy of ours, it is the page itself that is too old.
    const isOwnFault = code === close.tooOld && this.session.epoch === undefined && !this.welcome;
    if (!isOwnFault && this.refusals.mayTakeBack(code)) return this.giveUp(code !== close.tooOld);
    if (forGood) this.ended = code === close.tooOld ? 'tooOld' : code;
    this.refresh();
  }

  /** Without a server, what this device has of the document is shown, if it is all that the device has. */
  private showCopy(): void {
    if (this.session.hasCopy && !this.aside.isWaiting) this.ready = true;
  }

  /** Starts over from the server's content; nothing of ours can slip into it. */
  private giveUp(sameHistory: boolean): void {
    const before = this.session;
    this.aside.take(before, sameHistory);
    this.refusals.takenBack();
    this.welcome = undefined;
    this.ready = false;
    const session = this.begin(undefined);
    this.session = session;
    void before.end().then(() => {
      if (!this.over && this.session === session) session.link.connect();
    });
    this.refresh();
  }

  private look(): LiveSnapshot {
    const { session, welcome } = this;
    const { ydoc, link, tally } = session;
    if (tally.isSaved()) this.savingSince = undefined;
    else this.savingSince ??= this.options.now();
    const state = stateOf({
      ended: this.ended,
      ready: this.ready,
      connection: this.contact.state,
      access: welcome?.access,
      frozen: welcome !== undefined && welcome.state !== 'live',
      outdated: welcome !== undefined && welcome.schema > schemaVersion,
      unsent: tally.unsent,
      kept: session.isKept,
      savingSince: this.savingSince,
    });
    return {
      state,
      ready: this.ready,
      ydoc,
      awareness: link.awareness,
      lateEdits: this.aside.edits,
      unsaved: this.hasUnsent(),
      kept: session.isKept,
    };
  }

  private refresh(): void {
    const next = this.look();
    const { snapshot } = this;
    const same =
      next.ready === snapshot.ready &&
      next.ydoc === snapshot.ydoc &&
      next.lateEdits === snapshot.lateEdits &&
      next.unsaved === snapshot.unsaved &&
      next.kept === snapshot.kept &&
      JSON.stringify(next.state) === JSON.stringify(snapshot.state);
    if (same) return;
    this.snapshot = next;
    for (const listener of this.listeners) listener();
  }
}
