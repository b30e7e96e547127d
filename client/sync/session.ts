import * as Y from 'yjs';
import type { Carriers } from './carriers.ts';
import type { LocalCopy } from './copy.ts';
import { inTime } from './inTime.ts';
import type { Kept } from './kept.ts';
import { Link, type LinkEvents } from './link.ts';
import type { Neighbours } from './neighbours.ts';
import { Tally } from './tally.ts';

export interface SessionEvents extends Omit<LinkEvents, 'sent'> {
  /** An edit of this page. */
  edited(): void;
  /** The copy on this device is in the document, or it has turned out that there is none to rely on. */
  copyChanged(): void;
}

export interface SessionOptions {
  readonly url: string;
  readonly documentId: string;
  readonly part?: string | undefined;
  readonly kept: Kept;
  /** Of the copy on this device that it starts from. */
  readonly epoch: number | undefined;
  readonly carriers: Carriers;
  readonly random: () => number;
  readonly seen: boolean;
  readonly events: SessionEvents;
}

/** One Y.Doc with its connection and its copy on this device; given up when the server's content replaces it. */
export class Session {
  readonly ydoc = new Y.Doc();
  readonly tally: Tally;
  readonly link: Link;
  readonly epoch: number | undefined;
  private readonly kept: Kept;
  private readonly events: SessionEvents;
  private copy: LocalCopy | undefined;
  private over = false;
  private neighbours: Neighbours | undefined;
  private keeping: 'not yet' | 'yes' | 'no' = 'not yet';

  constructor({ url, documentId, part, kept, epoch, carriers, random, seen, events }: SessionOptions) {
    this.kept = kept;
    this.epoch = epoch;
    this.events = events;
    this.tally = new Tally(epoch === undefined ? 0 : kept.unsent());
    const { ydoc, tally } = this;
    this.link = new Link({
      url,
      documentId,
      part,
      ydoc,
      epoch,
      carriers,
      random,
      events: { ...events, sent: (isAnswer, isWhole) => tally.sent(isAnswer, isWhole) },
    });
    if (!seen) this.link.awareness.setLocalState(null);
    ydoc.on('update', this.changed);
  }

  /** Whether edits outlive this page; assumed while there are none yet. */
  get isKept(): boolean {
    return this.keeping !== 'no';
  }

  /** Whether the document holds what this device had. */
  get hasCopy(): boolean {
    return this.keeping === 'yes' && this.ydoc.store.clients.size > 0;
  }

  /** Whatever the device makes of it, this ends: soon when it answers, in a few seconds when it does not. */
  async openCopy(epoch: number): Promise<void> {
    if (this.copy) return;
    this.copy = this.kept.openCopy(epoch, this.ydoc, () => this.nowKept('no'));
    const { copy } = this;
    const loaded = copy?.loaded.then((held) => this.nowKept(held ? 'yes' : 'no'));
    if (loaded) await inTime(() => loaded);
    if (!copy || this.keeping === 'not yet') this.nowKept('no');
    // What is kept need not be asked of them.
    if (!this.over) this.neighbours ??= this.kept.neighbours(epoch, this.ydoc, () => !this.link.isInTouch);
  }

  /** The server is away. */
  lost(): void {
    this.neighbours?.ask();
  }

  /** What is written from now on is kept nowhere but here. */
  keepNothing(): void {
    this.nowKept('no');
  }

  /** Nothing more comes in or goes out. @returns once the copy is closed, as far as the device answers */
  async end(): Promise<void> {
    this.over = true;
    this.link.destroy();
    this.neighbours?.close();
    const { copy } = this;
    if (copy) await inTime(() => copy.close());
  }

  private readonly changed = (update: Uint8Array, origin: unknown): void => {
    if (this.link.isFromServer(origin)) return;
    this.link.send(update);
    if (origin !== null && (origin === this.neighbours || origin === this.copy?.origin)) return;
    this.tally.edited();
    this.events.edited();
  };

  private nowKept(keeping: 'yes' | 'no'): void {
    if (this.keeping === keeping) return;
    this.keeping = keeping;
    this.events.copyChanged();
  }
}
