import * as Y from 'yjs';
import type { ContentKind } from '../../shared/content/json.ts';
import { close } from '../../shared/protocol/close.ts';
import { type Notice, schemaVersion, type Welcome } from '../../shared/protocol/messages.ts';
import { browserDevice, type Device, Kept, type LocalCopy } from './kept.ts';
import { lateEditsOf } from './lateEdits.ts';
import { Link } from './link.ts';
import { type LateEdit, type LateEdits, type LiveSnapshot, stateOf } from './state.ts';
import { Tally } from './tally.ts';

/** The origin of transactions that a person's own edits make outside of text editors. */
export const localEdit = Symbol('local edit');

export interface ConnectOptions {
  readonly documentId: string;
  readonly userId: string;
  readonly kind: ContentKind;
  /** `wss://host`; this page's own host when absent. */
  readonly url?: string;
  readonly device?: Device;
  readonly WebSocketPolyfill?: typeof WebSocket;
  readonly now?: () => number;
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
/** The local copy is waited for this long before the server is asked. */
const copyPatience = 3000;
/** After these the server's content is fetched anew, and what it did not take is kept aside. */
const takesBack: readonly number[] = [close.badUpdate, close.rightLost, close.documentFull, close.tooOld];
const takesBackAtMost = 3;

export function connectDocument(options: ConnectOptions): LiveDocument {
  return new Connected(options);
}

/** One Y.Doc with its connection and its copy on this device; given up when the server's content replaces it. */
interface Session {
  readonly ydoc: Y.Doc;
  readonly link: Link;
  readonly tally: Tally;
  copy: LocalCopy | undefined;
}

/** A session that was given up, until its edits have been compared with the server's content. */
interface GivenUp {
  /** Its whole state. */
  readonly mine: Uint8Array;
  /** Of another epoch, the server's content can't be merged with it; it is compared only if something was unsent. */
  readonly sameHistory: boolean;
  readonly unsent: number;
}

class Connected implements LiveDocument {
  private readonly options: ConnectOptions;
  private readonly kept: Kept;
  private readonly now: () => number;
  private readonly listeners = new Set<() => void>();
  private readonly noticeListeners = new Set<(notice: Notice) => void>();
  private session: Session;
  private givenUp: GivenUp | undefined;
  private timesGivenUp = 0;
  private welcome: Welcome | undefined;
  private ended: number | 'tooOld' | undefined;
  private ready = false;
  private over = false;
  private connection: 'connecting' | 'open' | 'lost' = 'connecting';
  private savingSince: number | undefined;
  private lateEdits: LateEdits | undefined;
  private graceTimer: ReturnType<typeof setTimeout> | undefined;
  private snapshot: LiveSnapshot;

  constructor(options: ConnectOptions) {
    this.options = options;
    this.now = options.now ?? Date.now;
    this.kept = new Kept(options.device ?? browserDevice, options.userId, options.documentId);
    this.lateEdits = this.kept.lateEdits();
    const epoch = this.kept.epoch();
    this.session = this.begin(epoch);
    this.snapshot = this.look();
    if (epoch === undefined) this.session.link.connect();
    else void this.openCopyFirst(this.session, epoch);
    // Node has none.
    globalThis.addEventListener?.('offline', this.wentOffline);
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
    return this.session.tally.unsent > 0;
  }

  dismissLateEdits(): void {
    this.lateEdits = undefined;
    this.kept.keepLateEdits(undefined);
    this.refresh();
  }

  close(): void {
    const { link, copy, ydoc } = this.session;
    this.over = true;
    globalThis.removeEventListener?.('offline', this.wentOffline);
    clearTimeout(this.graceTimer);
    this.listeners.clear();
    this.noticeListeners.clear();
    link.flush();
    link.destroy();
    void copy?.close();
    ydoc.destroy();
  }

  private begin(epoch: number | undefined): Session {
    const ydoc = new Y.Doc();
    const tally = new Tally(epoch === undefined ? 0 : this.kept.unsent());
    const { documentId, WebSocketPolyfill } = this.options;
    /** What an earlier session still hears is of no concern any more. */
    const current = (then: () => void) => {
      if (this.session === session) then();
    };
    const link = new Link({
      url: this.options.url ?? ownHost(),
      documentId,
      ydoc,
      epoch,
      ...(WebSocketPolyfill ? { WebSocketPolyfill } : {}),
      events: {
        opened: () => current(() => this.opened()),
        welcomed: (welcome) => current(() => this.welcomed(welcome)),
        synced: () => current(() => this.synced()),
        sent: (isAnswer) => tally.sent(isAnswer),
        durable: (n) => current(() => this.durable(n)),
        ahead: () => current(() => this.giveUp(true)),
        noticed: (notice) => current(() => this.noticeListeners.forEach((listener) => listener(notice))),
        closed: (code, forGood) => current(() => this.closed(code, forGood)),
      },
    });
    const session: Session = { ydoc, link, tally, copy: undefined };
    ydoc.on('update', (update: Uint8Array, origin: unknown) => {
      if (link.isFromServer(origin)) return;
      link.send(update);
      if (session.copy && origin === session.copy.origin) return;
      tally.edited();
      current(() => this.edited());
    });
    this.waitForConnection();
    return session;
  }

  /** What this device has is in the document before the server is asked for what it lacks. */
  private async openCopyFirst(session: Session, epoch: number): Promise<void> {
    session.copy = this.kept.openCopy(epoch, session.ydoc);
    await Promise.race([session.copy?.loaded, new Promise((late) => setTimeout(late, copyPatience))]);
    if (this.session === session && !this.over) session.link.connect();
  }

  private opened(): void {
    clearTimeout(this.graceTimer);
    this.connection = 'open';
    this.session.tally.connected();
    this.refresh();
  }

  private welcomed(welcome: Welcome): void {
    this.welcome = welcome;
    const mayWrite = welcome.access === 'write' && welcome.schema <= schemaVersion;
    this.session.link.allowWriting(mayWrite);
    // A freeze that is under way may still be called off: unsent edits wait.
    if (!mayWrite && welcome.state !== 'freezing' && this.hasUnsent()) this.giveUp(true);
    else this.refresh();
  }

  private synced(): void {
    void this.settleGivenUp();
    this.ready = true;
    this.refresh();
  }

  /** The server's content is here: what it lacks of ours is kept aside, and only then our old copy goes. */
  private async settleGivenUp(): Promise<void> {
    const { session, givenUp } = this;
    this.givenUp = undefined;
    if (givenUp) {
      if (givenUp.sameHistory || givenUp.unsent > 0) {
        const edits = lateEditsOf(givenUp.mine, session.ydoc, this.options.kind, givenUp.sameHistory);
        this.keepLateEdits(edits);
      }
      await this.kept.deleteCopy();
    }
    if (this.over || this.session !== session || session.copy || !this.welcome) return;
    session.copy = this.kept.openCopy(this.welcome.epoch, session.ydoc);
    this.kept.noteUnsent(session.tally.unsent);
  }

  private keepLateEdits(edits: readonly LateEdit[]): void {
    if (edits.length === 0) return;
    const addresses = new Set(edits.map((edit) => edit.address));
    const earlier = this.lateEdits?.edits.filter((edit) => !addresses.has(edit.address)) ?? [];
    this.lateEdits = { at: this.now(), edits: [...earlier, ...edits] };
    this.kept.keepLateEdits(this.lateEdits);
  }

  private edited(): void {
    this.kept.noteUnsent(this.session.tally.unsent);
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
    if (this.connection === 'open') this.waitForConnection();
    if (forGood && code !== undefined) {
      const again = takesBack.includes(code) && this.timesGivenUp < takesBackAtMost;
      if (again) return this.giveUp(code !== close.tooOld);
      this.ended = code === close.tooOld ? 'tooOld' : code;
    }
    this.refresh();
  }

  private waitForConnection(): void {
    this.connection = 'connecting';
    clearTimeout(this.graceTimer);
    // Node has no navigator, or one that does not know.
    const { navigator } = globalThis as { navigator?: { onLine?: boolean } };
    const isOffline = navigator?.onLine === false;
    this.graceTimer = setTimeout(
      () => {
        this.connection = 'lost';
        if (this.session.ydoc.store.clients.size > 0 && !this.givenUp) this.ready = true;
        this.refresh();
      },
      isOffline ? 0 : grace,
    );
  }

  /** Starts over from the server's content; nothing of ours can slip into it. */
  private giveUp(sameHistory: boolean): void {
    const { ydoc, link, tally, copy } = this.session;
    this.givenUp ??= { mine: Y.encodeStateAsUpdate(ydoc), sameHistory, unsent: tally.unsent };
    this.timesGivenUp += 1;
    this.welcome = undefined;
    this.ready = false;
    this.session = this.begin(undefined);
    link.destroy();
    const closed = copy?.close() ?? Promise.resolve();
    void closed.then(() => {
      if (!this.over) this.session.link.connect();
    });
    this.refresh();
  }

  private look(): LiveSnapshot {
    const { ydoc, link, tally } = this.session;
    if (tally.isSaved()) this.savingSince = undefined;
    else this.savingSince ??= this.now();
    const { welcome } = this;
    const state = stateOf({
      ended: this.ended,
      ready: this.ready,
      connection: this.connection,
      access: welcome?.access,
      frozen: welcome !== undefined && welcome.state !== 'live',
      outdated: welcome !== undefined && welcome.schema > schemaVersion,
      unsent: tally.unsent,
      savingSince: this.savingSince,
    });
    return { state, ready: this.ready, ydoc, awareness: link.awareness, lateEdits: this.lateEdits };
  }

  private refresh(): void {
    const next = this.look();
    const { snapshot } = this;
    const same =
      next.ready === snapshot.ready &&
      next.ydoc === snapshot.ydoc &&
      next.lateEdits === snapshot.lateEdits &&
      JSON.stringify(next.state) === JSON.stringify(snapshot.state);
    if (same) return;
    this.snapshot = next;
    for (const listener of this.listeners) listener();
  }
}

function ownHost(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`;
}
