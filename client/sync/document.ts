import type { ContentKind } from '../../shared/content/json.ts';
import { shortId } from '../../shared/ids.ts';
import { close } from '../../shared/protocol/close.ts';
import { type Notice, schemaVersion, type Welcome } from '../../shared/protocol/messages.ts';
import { Aside } from './aside.ts';
import { onLeave, onWake } from './awake.ts';
import { Carriers, tabMemory } from './carriers.ts';
import { overHttp } from './httpWire.ts';
import { browserDevice, type Device, Kept } from './kept.ts';
import { Session } from './session.ts';
import { type LiveSnapshot, stateOf } from './state.ts';
import { overWebSocket } from './wire.ts';

/** The origin of transactions that a person's own edits make outside of text editors. */
export const localEdit = Symbol('local edit');

export interface ConnectOptions {
  readonly documentId: string;
  /** A personal part of it, kept on the device beside the document; the shared one when absent. */
  readonly part?: string;
  readonly userId: string;
  readonly kind: ContentKind;
  /** `wss://host`; this page's own host when absent. */
  readonly url?: string;
  readonly device?: Device;
  readonly carriers?: Carriers;
  readonly now?: () => number;
  readonly random?: () => number;
}

/** An open document: its content, whether it is saved, and what became of edits that came too late. */
export interface LiveDocument {
  getSnapshot(): LiveSnapshot;
  subscribe(listener: () => void): () => void;
  onNotice(listener: (notice: Notice) => void): () => void;
  /** Whether leaving now would leave edits on this device only. */
  hasUnsent(): boolean;
  dismissLateEdits(): void;
  close(): void;
}

/** A connection lost for less than this is not shown. */
const grace = 2000;
/** With nothing to show meanwhile, the first connection may take this long. */
const firstGrace = 10_000;
/** After these the server's content is fetched anew, and what it did not take is kept aside. */
const takesBack: readonly number[] = [
  close.tooBig,
  close.badUpdate,
  close.rightLost,
  close.documentFull,
  close.tooOld,
];
/** More often than this in a minute, and it stays refused. */
const takesBackAtMost = 3;
const aWhile = 60_000;

export function connectDocument(options: ConnectOptions): LiveDocument {
  return new Connected(options);
}

class Connected implements LiveDocument {
  private readonly options: ConnectOptions;
  private readonly kept: Kept;
  private readonly carriers: Carriers;
  private readonly aside: Aside;
  private readonly now: () => number;
  private readonly listeners = new Set<() => void>();
  private readonly noticeListeners = new Set<(notice: Notice) => void>();
  private readonly stopWatching: (() => void)[];
  private session: Session;
  /** When sessions were given up lately. */
  private takenBack: readonly number[] = [];
  private welcome: Welcome | undefined;
  private ended: number | 'tooOld' | undefined;
  private ready = false;
  private over = false;
  private connection: 'connecting' | 'open' | 'lost' = 'connecting';
  private savingSince: number | undefined;
  private graceTimer: ReturnType<typeof setTimeout> | undefined;
  private snapshot: LiveSnapshot;

  constructor(options: ConnectOptions) {
    this.options = options;
    this.now = options.now ?? Date.now;
    this.carriers = options.carriers ?? browserCarriers();
    const { documentId, part } = options;
    const name = part === undefined ? documentId : `${documentId}+${part}`;
    this.kept = new Kept(options.device ?? browserDevice, options.userId, name, shortId());
    this.aside = new Aside({
      kept: this.kept,
      kind: options.kind,
      now: this.now,
      changed: () => this.refresh(),
    });
    const epoch = this.kept.epoch();
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
    if (this.connection === 'open' && this.ended === undefined) this.session.link.reconnect();
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

  dismissLateEdits(): void {
    this.aside.dismiss();
  }

  close(): void {
    this.over = true;
    for (const stop of this.stopWatching) stop();
    clearTimeout(this.graceTimer);
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
    const session: Session = new Session({
      url: this.options.url ?? ownHost(),
      documentId: this.options.documentId,
      part: this.options.part,
      kept: this.kept,
      epoch,
      carriers: this.carriers,
      random: this.options.random ?? Math.random,
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
    this.waitForConnection(epoch === undefined ? firstGrace : grace);
    return session;
  }

  /** What this device has is in the document before the server is asked for what it lacks. */
  private async openCopyFirst(session: Session, epoch: number): Promise<void> {
    await session.openCopy(epoch);
    if (this.session === session && !this.over) session.link.connect();
  }

  private opened(): void {
    this.session.tally.connected();
    this.refresh();
  }

  private welcomed(welcome: Welcome): void {
    clearTimeout(this.graceTimer);
    this.connection = 'open';
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
    void this.keepFromNowOn(this.session);
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
    this.kept.noteUnsent(session.tally.unsent);
  }

  private edited(): void {
    this.kept.noteUnsent(this.session.tally.unsent);
    this.refresh();
  }

  private copyChanged(): void {
    if (this.connection === 'lost') this.showCopy();
    this.refresh();
  }

  private durable(n: number): void {
    const { tally } = this.session;
    const before = tally.unsent;
    tally.heard(n);
    if (tally.unsent !== before) this.kept.noteUnsent(tally.unsent);
    this.refresh();
  }

  private closed(code: number | undefined, forGood: boolean): void {
    if (this.connection === 'open') this.waitForConnection(grace);
    const refuses = code !== undefined && takesBack.includes(code);
    // Refused without a copy of ours, it is the page itself that is too old.
    const isOwnFault = code === close.tooOld && this.session.epoch === undefined && !this.welcome;
    if (refuses && !isOwnFault && this.mayTakeBack()) return this.giveUp(code !== close.tooOld);
    if (forGood) this.ended = code === close.tooOld ? 'tooOld' : code;
    this.refresh();
  }

  private mayTakeBack(): boolean {
    this.takenBack = this.takenBack.filter((at) => Math.abs(this.now() - at) < aWhile);
    return this.takenBack.length < takesBackAtMost;
  }

  private waitForConnection(patience: number): void {
    this.connection = 'connecting';
    clearTimeout(this.graceTimer);
    // Node has no navigator, or one that does not know.
    const { navigator } = globalThis as { navigator?: { onLine?: boolean } };
    const isOffline = navigator?.onLine === false;
    this.graceTimer = setTimeout(
      () => {
        this.connection = 'lost';
        this.showCopy();
        this.refresh();
      },
      isOffline ? 0 : patience,
    );
  }

  /** Without a server, what this device has of the document is shown, if it is all that the device has. */
  private showCopy(): void {
    if (this.session.hasCopy && !this.aside.isWaiting) this.ready = true;
  }

  /** Starts over from the server's content; nothing of ours can slip into it. */
  private giveUp(sameHistory: boolean): void {
    const before = this.session;
    this.aside.take(before, sameHistory);
    this.takenBack = [...this.takenBack, this.now()];
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
    else this.savingSince ??= this.now();
    const state = stateOf({
      ended: this.ended,
      ready: this.ready,
      connection: this.connection,
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
      JSON.stringify(next.state) === JSON.stringify(snapshot.state);
    if (same) return;
    this.snapshot = next;
    for (const listener of this.listeners) listener();
  }
}

function ownHost(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`;
}

function browserCarriers(): Carriers {
  return new Carriers({
    dial: {
      socket: overWebSocket((url) => new WebSocket(url)),
      http: overHttp({ fetch: (...asked) => fetch(...asked) }),
    },
    memory: tabMemory,
    now: Date.now,
  });
}
