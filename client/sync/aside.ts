import * as Y from 'yjs';
import type { ContentKind } from '../../shared/content/json.ts';
import type { Kept } from './kept.ts';
import { lateEditsOf } from './lateEdits.ts';
import type { Session } from './session.ts';
import type { LateEdits } from './state.ts';

/** A session that was given up, until its edits have been compared with the server's content. */
interface GivenUp {
  /** Its whole state. */
  readonly mine: Uint8Array;
  /** Of another epoch, the server's content can't be merged with it; it is compared only if something was unsent. */
  readonly sameHistory: boolean;
  readonly unsent: number;
}

interface AsideOptions {
  readonly kept: Kept;
  readonly kind: ContentKind;
  readonly now: () => number;
  readonly changed: () => void;
}

/** What the server did not take: kept for its author, by address, and never sent again. */
export class Aside {
  private readonly options: AsideOptions;
  private waiting: GivenUp | undefined;
  private comparing: GivenUp | undefined;
  private settled: Promise<unknown> = Promise.resolve();
  private late: LateEdits | undefined;

  constructor(options: AsideOptions) {
    this.options = options;
    this.late = options.kept.lateEdits();
  }

  get edits(): LateEdits | undefined {
    return this.late;
  }

  /** Whether a session waits for the server's content. */
  get isWaiting(): boolean {
    return this.waiting !== undefined;
  }

  /** Edits that are in neither the document nor the late edits yet. */
  get unsent(): number {
    return (this.waiting?.unsent ?? 0) + (this.comparing?.unsent ?? 0);
  }

  dismiss(): void {
    this.late = undefined;
    this.options.kept.keepLateEdits(undefined);
    this.options.changed();
  }

  /** A session that follows one still waiting never had content, and so no edits. */
  take({ ydoc, tally }: Session, sameHistory: boolean): void {
    this.waiting ??= { mine: Y.encodeStateAsUpdate(ydoc), sameHistory, unsent: tally.unsent };
  }

  /**
   * The session has the server's content: what that lacks of ours is kept aside, and only then our old copy goes.
   * @returns whether the session may have a copy now; otherwise one would come back with what the server has refused
   */
  settle(session: Session): Promise<boolean> {
    const { waiting, settled } = this;
    this.waiting = undefined;
    this.comparing ??= waiting;
    const done = settled.then(() => (waiting ? this.compare(waiting, session) : true));
    this.settled = done.catch(() => false);
    return done;
  }

  private async compare(givenUp: GivenUp, session: Session): Promise<boolean> {
    const { kept, changed } = this.options;
    this.comparing = givenUp;
    const isSafe = await this.keep(givenUp, session);
    this.comparing = undefined;
    changed();
    return isSafe && (await kept.deleteCopy());
  }

  /** @returns whether nothing of it is needed any more */
  private async keep({ mine, sameHistory, unsent }: GivenUp, session: Session): Promise<boolean> {
    const { kept, kind, now } = this.options;
    // Another page of the same person may have left edits in the copy.
    const states = [mine, ...(await kept.readCopy())];
    if (!sameHistory && unsent === 0) return true;
    const edits = lateEditsOf(states, session.ydoc, kind, sameHistory);
    if (edits.length === 0) return true;
    const addresses = new Set(edits.map((edit) => edit.address));
    const earlier = kept.lateEdits() ?? this.late;
    const others = earlier?.edits.filter((edit) => !addresses.has(edit.address)) ?? [];
    this.late = { at: now(), edits: [...others, ...edits] };
    return kept.keepLateEdits(this.late);
  }
}
